"""What can go wrong in a build that is no fault of an editor's text."""


class EngineError(Exception):
    """MkDocs complained of what we gave it: a fault of the program; the content was checked."""


class MissingPageError(Exception):
    """The menu names a page that the content does not have; the message says so in Finnish."""


class LostProcessError(OSError):
    """Another process of this build ended before its time; the message says so in Finnish."""

    def __str__(self) -> str:
        """Return what happened, and what to do."""
        return (
            "koonnin toinen prosessi päättyi kesken kaiken; jos muisti loppui, sulje muita "
            "ohjelmia. Aja komento uudelleen."
        )
