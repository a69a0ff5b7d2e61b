"""Situations that footnotes meet on the web, each on a server of its own, each with the verdict that is right."""
