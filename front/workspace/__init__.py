"""The workspace of coaches: queue, summary, the talk taken over, notes, the end; its figures."""
