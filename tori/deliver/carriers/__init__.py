"""What takes messages: a mail server, a folder, a list service."""
