"""Questions to a ledger: which events, in which order, and what a word of the command line names."""
