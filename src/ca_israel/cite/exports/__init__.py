"""Exports of works for other programs, one file a format, each with ``render(works) -> str``."""
