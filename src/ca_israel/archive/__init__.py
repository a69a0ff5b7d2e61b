"""Find it again: archived copies that show the cited work, looked for in a web archive (RFC 7089)."""
