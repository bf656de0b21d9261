"""What a browser gets: talks over HTTP, the widget and its pages."""
