"""What keeps a letter from being made or sent, told in Finnish. The delivery raises it too."""


class MailError(Exception):
    """A letter or a message that cannot be made; its words are for whoever runs the command."""
