"""Training towards an occupation: what there is, what it costs, what is known of its results."""
