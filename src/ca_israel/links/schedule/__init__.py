"""When each host is asked: queues of hosts, politeness, workers, rounds, and the run as a whole."""
