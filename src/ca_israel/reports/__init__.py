"""Reports on a ledger itself: one thing shown whole, its problems, how well it is covered."""
