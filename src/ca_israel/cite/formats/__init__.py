"""Formats of notes and bibliographies: one file each with ``render(lines, look) -> str``."""
