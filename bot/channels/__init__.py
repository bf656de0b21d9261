"""The one channel through which the front reaches Rasa."""
