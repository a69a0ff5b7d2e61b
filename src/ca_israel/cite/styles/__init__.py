"""Citation styles, one file each with a class ``Style``; and beside them the parts of APA and Chicago."""
