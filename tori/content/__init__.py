"""Content: front matter with positions, record types, media facts, and the loader of them all."""
