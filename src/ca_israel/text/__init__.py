"""Text from anywhere, made harmless, measured, folded, and compared."""
