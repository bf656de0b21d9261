"""Set-up: the two environments, then everything that is built from the committed files.

`make setup` runs `setup.environments` with the Python it found, then `setup.builds` in `.venv`.
"""
