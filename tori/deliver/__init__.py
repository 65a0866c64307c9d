"""Delivery: a digest becomes an e-mail. Sending it to subscribers comes with the ledger."""
