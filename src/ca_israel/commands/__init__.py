"""The commands, one file each: parse, call the core, hand the text to ``stream``. ``cli`` imports the one named."""
