"""Watches warning signs and dates, and queues what workers asked to hear of."""
