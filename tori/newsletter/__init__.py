"""The newsletter: an issue's letter, its mails and their proofs; pure."""
