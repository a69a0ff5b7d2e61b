"""Who is asked when: queues of hosts, politeness, workers, rounds, and the run as a whole."""
