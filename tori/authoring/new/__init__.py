"""New content files: the text that an editor begins with."""
