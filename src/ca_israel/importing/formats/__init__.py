"""Formats that are read: one file each with ``read(text, positions)``."""
