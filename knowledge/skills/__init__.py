"""What a past job has taught, and what the next one asks for beyond it."""
