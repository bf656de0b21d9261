"""Past jobs, and how long each was held, from what a worker writes in one message."""
