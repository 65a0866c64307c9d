"""Processes of one build on one machine: forked, handed things, and called."""
