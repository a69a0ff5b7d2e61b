"""Letters, words, endings and places of the languages that pages are read in."""
