"""Citations: one file a style, one file a format; ``notes`` decides which note is the first of a work."""
