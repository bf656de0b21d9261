"""The knowledge store: its tables, how it is built and how it is opened."""
