"""How a web archive is spoken to: its addresses, its indexes, what its replies mean, and the one who asks."""
