"""Tests of `cai check-links`: real servers, loopback alone."""
