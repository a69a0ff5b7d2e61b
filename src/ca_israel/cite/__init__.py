"""Citations: one file a style; ``notes`` decides which note is the first and which a later one."""
