"""Starts, watches and stops the system's processes, and talks with it from a terminal."""
