"""The Rasa server's own code: understands messages, speaks with the front. Python 3.10."""
