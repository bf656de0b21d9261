"""Components of the Rasa pipeline that turn a message into an intent with its probability."""
