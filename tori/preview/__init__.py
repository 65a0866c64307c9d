"""Live preview: the site on this machine alone, built again when content changes."""
