"""The only part that faces the world."""
