"""Tests of `cai import`: other programs' bibliographies as ledger TOML."""
