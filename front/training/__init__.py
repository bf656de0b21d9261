"""Training options side by side on a sheet, and reports of figures that are wrong."""
