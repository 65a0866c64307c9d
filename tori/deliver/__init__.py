"""Delivery: an issue's mail becomes messages and is sent, with a ledger; issues are closed."""
