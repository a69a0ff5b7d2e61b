"""Tests of the timeline in each form in which it leaves the terminal."""
