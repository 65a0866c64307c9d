"""The Site: every index, reverse reference, sort order and cross-record check. Pure; knows no HTML."""
