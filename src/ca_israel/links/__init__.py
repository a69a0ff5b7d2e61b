"""Links: asked over the network, judged by rules, told in a report."""
