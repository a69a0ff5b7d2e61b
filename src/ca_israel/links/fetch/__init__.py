"""One URL asked over the network: addresses, connections, certificates, deadlines, redirects, bodies."""
