"""The Tree: every page and file of the site, put together."""
