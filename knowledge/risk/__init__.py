"""Warning signs on an occupation, each with its figure and source."""
