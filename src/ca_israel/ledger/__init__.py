"""The ledger: found, read as TOML, turned into frozen records with every mistake at its place, and looked over."""
