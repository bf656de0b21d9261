"""What a worker passes on: the summary for a coach, the skills page, and all that is kept."""
