"""From an answer to a verdict: evidence, tables of pure rules, and what a person has accepted."""
