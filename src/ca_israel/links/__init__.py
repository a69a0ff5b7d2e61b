"""Links: requested over the network, judged by rules, and reported."""
