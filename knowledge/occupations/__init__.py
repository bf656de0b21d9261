"""From a phrase in plain words to a standard occupation."""
