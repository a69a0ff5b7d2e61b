"""Formats of notes and bibliographies: one file each with ``render(printed, look) -> str``."""
