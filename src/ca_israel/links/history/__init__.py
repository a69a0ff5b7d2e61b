"""What earlier runs saw, kept in a file, and what it means for a link that fails today."""
