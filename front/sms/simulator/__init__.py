"""A page that stands for every phone, so that text messages can be tried without an account."""
