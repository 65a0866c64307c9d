"""The Site: every index, reverse reference, sort order and cross-record check; knows no HTML."""
