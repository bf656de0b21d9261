"""What is decided before anything learned is asked: STOP, START, HELP and words of distress."""
