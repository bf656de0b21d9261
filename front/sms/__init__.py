"""Text messages: in from a carrier, out through a queue, counted in segments."""
