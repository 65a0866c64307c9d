"""A preview session: build, serve, and build again on every change, until it is stopped.

A fault in content never stops it: the findings are told, and the last good site stays in view.
"""

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

from watchfiles import watch

from tori.content.publisher import UnusableConfigurationError
from tori.diagnostics import as_text, summary
from tori.engine.building import Listener, build
from tori.engine.stock import EngineError
from tori.preview.server import PreviewServer

Tell = Callable[[str], None]

WATCHED = ("content", "overrides", "mkdocs.yml")
_DEBOUNCE_MS = 200


class Preview:
    """A session for one project."""

    def __init__(self, root: Path, day: date, port: int, tell: Tell) -> None:
        """Take the port at once.

        Raises:
            OSError: The port is taken.
        """
        self._root = root
        self._day = day
        self._tell = tell
        self._stop = threading.Event()
        self._folder = root / "site"
        self.server = PreviewServer(self._folder, port)

    def run(self) -> None:
        """Serve until stopped by Ctrl-C or `stop`."""
        self.rebuild()
        thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        thread.start()
        self._tell(f"Sivusto on osoitteessa {self.server.address} – lopeta painamalla Ctrl-C")
        paths = (self._root / name for name in WATCHED)
        for _ in watch(
            *(path for path in paths if path.exists()), debounce=_DEBOUNCE_MS, stop_event=self._stop
        ):
            self.rebuild()
        self.server.shutdown()
        self.server.server_close()

    def stop(self) -> None:
        """End the session."""
        self._stop.set()

    def rebuild(self) -> None:
        """Build once and tell the browser; whatever goes wrong is told, and the session goes on."""
        try:
            listener = Listener(self._tell, _no_progress)
            outcome = build(self._root, self._folder, self._day, listener)
        except (EngineError, UnusableConfigurationError, OSError) as error:
            self._tell(f"Rakentaminen keskeytyi: {error}")
            return
        for diagnostic in outcome.diagnostics:
            self._tell(as_text(diagnostic))
        if outcome.change is None:
            self._tell(
                f"{summary(outcome.diagnostics)} – selaimessa näkyy edellinen toimiva versio"
            )
        else:
            self.server.version.advance()


def _no_progress(_written: int, _total: int) -> None:
    """Count nothing: a rebuild is short."""
