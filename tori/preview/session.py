"""A preview session: build, serve, and follow every change, until it is stopped.

A fault in content never stops it: the page of a faulty record shows what is wrong, all findings are
shown over every page, and everything sound is as it would be. The preview has a folder of its own,
so that no half-finished work ever stands in `site/`.
"""

import gc
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import watch
from watchfiles._rust_notify import WatchfilesRustInternalError

from tori.content.errors import UnusableConfigurationError
from tori.content.listing import CONTENT, TEMPLATES
from tori.content.loader import load_content
from tori.content.media.memory import disk_memory
from tori.content.settings.configuration import CONFIGURATION
from tori.content.settings.publisher import Publisher, read_publisher
from tori.content.settings.templates import read_mail_template, refuse_unreadable_templates
from tori.diagnostics import as_text, errors, summary
from tori.engine.collector import collector_at_rest
from tori.engine.errors import EngineError
from tori.engine.live import LiveSite
from tori.failures import told
from tori.preview.salvage import preview_tree, salvage
from tori.preview.server import PreviewServer

if TYPE_CHECKING:
    from tori.content.vocabulary import Vocabulary
    from tori.documents import Tree

Tell = Callable[[str], None]

FOLDER = ".tori-preview"
WATCHED = (CONTENT, TEMPLATES)
_DEBOUNCE_MS = 60
_STEP_MS = 20
_IDLE_MS = 1500
"""When nothing has changed for so long, it is time for what no editor waits for."""


class Preview:
    """A session for one project."""

    def __init__(self, root: Path, day: date, port: int, tell: Tell, host: str = "") -> None:
        """Take the port at once; `host` is where else the preview may be reached.

        Raises:
            OSError: The port is taken, or the address is not this machine's.
        """
        self._root = root
        self._day = day
        self._tell = tell
        self._stop = threading.Event()
        self._tree: Tree = {}
        self._vocabulary: Vocabulary | None = None
        self._index_is_behind = False
        self._configuration_time = 0
        self._configuration_changed()
        self._site = LiveSite(root, root / FOLDER, tell)
        self.server = PreviewServer(root / FOLDER, port, host)

    def run(self) -> None:
        """Serve until stopped by Ctrl-C or `stop`."""
        self.follow()
        thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        thread.start()
        self._tell(f"Sivusto on osoitteessa {self.server.address} – lopeta painamalla Ctrl-C")
        while not self._stop.is_set():
            try:
                self._watch()
            except FileNotFoundError:  # a folder vanished just before it was watched
                continue
            except WatchfilesRustInternalError:  # a name below it is no UTF-8: the check tells
                self.follow()
                self._stop.wait(_IDLE_MS / 1000)
        self.server.shutdown()
        self.server.server_close()

    def _watch(self) -> None:
        """Follow changes until stopped, or until a watched folder comes or goes."""
        folders = self._present_folders()
        if not folders:
            self._stop.wait(_IDLE_MS / 1000)
            return
        just_begun = True  # what changed before the watch was on would go unseen
        for changes in watch(
            *folders,
            watch_filter=_is_no_scratch,
            debounce=_DEBOUNCE_MS,
            step=_STEP_MS,
            rust_timeout=_IDLE_MS,
            yield_on_timeout=True,
            stop_event=self._stop,
        ):
            if changes or just_begun or self._configuration_changed():
                self.follow()
            elif self._index_is_behind:
                self._use_idle_moment()
            just_begun = False
            if folders != self._present_folders():
                return

    def _present_folders(self) -> list[Path]:
        return [self._root / name for name in WATCHED if (self._root / name).is_dir()]

    def _configuration_changed(self) -> bool:
        """Tell whether mkdocs.yml is another than when it was last looked at."""
        file = self._root / CONFIGURATION
        time = file.stat().st_mtime_ns if file.is_file() else 0
        changed, self._configuration_time = time != self._configuration_time, time
        return changed

    def stop(self) -> None:
        """End the session."""
        self._stop.set()

    def follow(self) -> None:
        """Bring the site up to the content; whatever goes wrong is told, and it goes on."""
        try:
            with collector_at_rest():
                self._follow(read_publisher(self._root))
        except UnusableConfigurationError as error:
            if error.diagnostics != self.server.findings:
                self.server.findings = error.diagnostics
                self.server.version.advance()
            self._tell(f"Rakentaminen keskeytyi: {error}")
        except (EngineError, OSError, MemoryError) as error:
            self._tell(f"Rakentaminen keskeytyi: {told(error)}")
        except Exception as error:  # noqa: BLE001 — our own fault must not end an editor's session
            self._tell(f"Ohjelmavirhe, ei sisällön vika: {type(error).__name__}: {error}")

    def _follow(self, publisher: Publisher) -> None:
        content = load_content(self._root, disk_memory(self._root))
        self._vocabulary = content.vocabulary or self._vocabulary
        saved = salvage(content, publisher, self._day, self._vocabulary)
        refuse_unreadable_templates(self._root)
        tree = preview_tree(saved, self._tree, read_mail_template(self._root))
        if any(found.path.startswith(f"{TEMPLATES}/") for found in saved.diagnostics):
            tree, changed = self._tree, 0  # no page can be made; what there is stays
        else:
            changed = self._site.follow(tree)
            self._index_is_behind |= changed > 0
        self._tree = tree
        found = errors(saved.diagnostics)
        if changed or found != self.server.findings:
            self.server.findings = found
            self.server.version.advance()
            for diagnostic in saved.diagnostics:
                self._tell(as_text(diagnostic))
            counts = f"{summary(saved.diagnostics)}; " if saved.diagnostics else ""
            self._tell(f"{counts}{changed} sivua tai tiedostoa muuttui")

    def _use_idle_moment(self) -> None:
        """Do what following a change leaves behind: the search index, and the Site before it."""
        try:
            self._site.refresh_search()
        except (EngineError, OSError, MemoryError) as error:
            self._tell(f"Hakua ei voitu päivittää: {told(error)}")
        gc.collect()  # a Site knows itself in circles, and is large
        self._index_is_behind = False


def _is_no_scratch(_change: object, path: str) -> bool:
    """Tell whether a file is content rather than an editor's lock, backup or half-saved copy."""
    name = Path(path).name
    return not name.startswith((".", "#", "~")) and not name.endswith(("~", ".swp", ".tmp"))
