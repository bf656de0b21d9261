"""Jobs and pay near a place, and what an area's jobs lead to."""
