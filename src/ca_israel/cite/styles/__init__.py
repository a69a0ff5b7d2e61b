"""Citation styles, one file each with a class ``Style``; beside them what several of them set alike."""
