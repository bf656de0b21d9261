"""Facts about a worker besides jobs: place, schooling, licences, pay, urgency, limits, likings."""
