"""What keeps a letter from being made or sent, told in Finnish. Any module here may raise it."""


class MailError(Exception):
    """A letter or a message that cannot be made; its words are for whoever runs the command."""
