"""The ledger: who was sent what, on disk before it leaves."""
