"""What people write in a ledger when they mean something else, and what they mean. Pure; it knows no ledger."""
