"""Two built stores compared, to see what a new release changes."""
