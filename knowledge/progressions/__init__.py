"""Origins, Gateways, Targets, and the moves between them."""
