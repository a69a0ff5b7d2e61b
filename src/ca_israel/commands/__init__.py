"""The commands, one file each: parse, call the core, write the text. ``app`` imports the one that is named."""
