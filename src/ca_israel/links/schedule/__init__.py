"""When each host is asked: queues of hosts, politeness, workers, the asking, and the run as a whole."""
