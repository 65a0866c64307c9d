"""Rendering: a Site becomes a Tree of documents. Pure; imports no MkDocs and touches no disk."""
