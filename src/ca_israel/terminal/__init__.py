"""The terminal: how output looks, the one place that writes, the progress bar."""
