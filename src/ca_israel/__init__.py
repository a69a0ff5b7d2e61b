"""A timeline that can be checked: dated events, their footnotes, and the links these rest on."""

__version__ = "0.4.0"
