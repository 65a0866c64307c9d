"""Pages put together: the Markdown lane, the shells, and what renders either."""
