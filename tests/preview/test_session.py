"""A real preview session on the tiny project: files change on disk, pages over a socket."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.projects import DAY, DEED, DEED_PATH
from tori.preview.session import FOLDER, Preview

pytestmark = pytest.mark.server

PATIENCE_SECONDS = 15.0


@dataclass
class Session:
    """A running session and what it has told."""

    project: Path
    preview: Preview
    told: list[str] = field(default_factory=list)

    def page(self) -> str:
        """Return the deed's page as a browser gets it."""
        address = f"{self.preview.server.address}teot/varauskalenteri/"
        with urlopen(address, timeout=10) as answer:  # noqa: S310 — the address is our own
            return str(answer.read(), "utf-8")

    def save_until(self, file: Path, text: str, seen: Callable[[], bool]) -> None:
        """Save a file as an editor does, again if the watch was not yet on, until it is seen."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            file.write_text(text, "utf-8")
            again = time.monotonic() + 2
            while time.monotonic() < again:
                if seen():
                    return
                time.sleep(0.05)
        pytest.fail(f"not seen in {PATIENCE_SECONDS} s; told: {self.told}")

    @property
    def deed(self) -> Path:
        """The file that most tests change."""
        return self.project / "content" / DEED_PATH

    def told_of(self, words: str) -> bool:
        """Tell whether the session has said something with these words in it."""
        return any(words in line for line in self.told)


@pytest.fixture
def session(tiny_project: Path) -> Iterator[Session]:
    """A session that has made its first build and watches for changes."""
    told: list[str] = []
    preview = Preview(tiny_project, DAY, 0, told.append)
    running = threading.Thread(target=preview.run)
    running.start()
    session = Session(tiny_project, preview, told)
    assert preview.server.version.wait_beyond(0, PATIENCE_SECONDS) == 1
    yield session
    preview.stop()
    running.join(timeout=PATIENCE_SECONDS)
    assert not running.is_alive()


def test_saved_change_is_on_the_page(session: Session) -> None:
    """What an editor saves is on the page after a moment, and open pages are told."""
    assert "Lisäys tekstiin" not in session.page()
    session.save_until(
        session.deed, f"{DEED}\nLisäys tekstiin.\n", lambda: "Lisäys tekstiin" in session.page()
    )
    assert session.preview.server.version.wait_beyond(1, PATIENCE_SECONDS) > 1


def test_faulty_record_shows_its_findings_and_the_session_lives(session: Session) -> None:
    """A faulty record's page tells what is wrong and what to do; mended, it is back."""
    session.save_until(
        session.deed,
        DEED.replace("digitalisaatio", "digitalisatio") + "\nVirheen kanssa.\n",
        lambda: session.told_of("virhe T204"),
    )
    assert "Korjattavaa: varauskalenteri.md" in session.page()
    assert "tarkoititko &#34;digitalisaatio&#34;?" in session.page()
    assert [finding.code for finding in session.preview.server.findings] == ["T204"]
    session.save_until(
        session.deed, f"{DEED}\nKorjattuna.\n", lambda: session.preview.server.findings == ()
    )
    assert "Korjattuna" in session.page()


def test_fault_in_one_record_does_not_hold_back_another(session: Session) -> None:
    """What is sound is shown as saved, whatever else is wrong."""
    faulty = session.project / "content/deeds/rikki.md"
    session.save_until(faulty, "---\ntitle: [\n---\n", lambda: session.told_of("rikki.md"))
    session.save_until(
        session.deed, f"{DEED}\nMuuttui silti.\n", lambda: "Muuttui silti" in session.page()
    )


def test_deleted_folder_is_told_and_waited_for(session: Session) -> None:
    """A content folder that vanishes and comes back is followed again."""
    content, aside = session.project / "content", session.project / "aside"
    content.rename(aside)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not session.told_of("Rakentaminen keskeytyi") and time.monotonic() < deadline:
        time.sleep(0.05)
    aside.rename(content)
    session.save_until(session.deed, f"{DEED}\nTakaisin.\n", lambda: "Takaisin" in session.page())


def test_published_site_is_left_alone(session: Session) -> None:
    """The preview works in a folder of its own."""
    assert not (session.project / "site").exists()


def test_failure_of_the_program_is_told_and_the_session_lives(session: Session) -> None:
    """Configuration that cannot be used ends a rebuild, and not the session."""
    configuration = session.project / "mkdocs.yml"
    good = configuration.read_text("utf-8")
    broken = "site_name: [rikki\n"
    session.save_until(
        configuration, broken, lambda: session.told_of("keskeytyi: mkdocs.yml:1:12: virhe T104")
    )
    mended = good.replace("site_name: Tekojen tori", "site_name: Tekojen uusi tori")
    session.save_until(configuration, mended, lambda: "Tekojen uusi tori" in session.page())


def test_unfinished_merge_of_a_template_is_told_and_pages_stay(session: Session) -> None:
    """The findings are shown over the pages that there are; when they are mended, it goes on."""
    template = session.project / "overrides/main.html"
    sound = template.read_text("utf-8")
    session.save_until(
        template,
        f"<<<<<<< HEAD\n{sound}=======\n{sound}>>>>>>> haara\n",
        lambda: session.told_of("overrides/main.html:1:1: virhe T161"),
    )
    assert not session.told_of("keskeytyi")
    page = session.page()
    assert "Varauskalenteri kokosi" in page
    assert "<<<<<<<" not in page
    session.save_until(template, f"{sound}\n", lambda: not session.preview.server.findings)


def test_faulty_settings_are_told_with_their_place(session: Session) -> None:
    """The finding is shown over the pages; the session goes on when it is mended."""
    settings = session.project / "mkdocs.yml"
    sound = settings.read_text("utf-8")
    faulty = sound.replace("palaute@tori.example", "palaute")
    session.save_until(settings, faulty, lambda: bool(session.preview.server.findings))
    assert {finding.code for finding in session.preview.server.findings} == {"T501"}
    session.save_until(settings, f"{sound}\n", lambda: not session.preview.server.findings)


def test_session_says_where_the_site_is(session: Session) -> None:
    """The editor is told the address to open."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not session.told_of(session.preview.server.address) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert session.told_of(session.preview.server.address)


def test_taken_port_is_told_before_anything_is_built(tiny_project: Path, session: Session) -> None:
    """Whoever starts a second preview on the port learns it at once."""
    with pytest.raises(OSError, match=r"."):
        Preview(tiny_project, DAY, session.preview.server.server_port, session.told.append)


def test_links_in_the_preview_are_unlinked_and_told(tiny_project: Path, tmp_path: Path) -> None:
    """Neither the preview's own folder is a link nor is anything in it."""
    elsewhere = tmp_path / "muualla"
    elsewhere.mkdir()
    (elsewhere / "index.html").write_text("tärkeää", "utf-8")
    folder = tiny_project / FOLDER
    folder.symlink_to(elsewhere)
    told: list[str] = []
    preview = Preview(tiny_project, DAY, 0, told.append)
    preview.follow()
    preview.server.server_close()
    assert any(f"Poistettiin {FOLDER}: se oli linkki" in line for line in told)
    assert (folder / "index.html").is_file()
    assert not folder.is_symlink()
    assert (elsewhere / "index.html").read_text("utf-8") == "tärkeää"


def test_name_that_is_not_utf8_ends_no_session(session: Session) -> None:
    """The watch cannot name such a folder; the finding is told, and changes are still seen."""
    folder = session.project / "content" / os.fsdecode(b"deeds/k\xe4si")
    folder.mkdir()
    (folder / "kuva.png").write_bytes(b"x")
    session.save_until(
        session.deed, f"{DEED}\nNimen kanssa.\n", lambda: session.told_of("virhe T171")
    )
    (folder / "kuva.png").unlink()
    folder.rmdir()
    session.save_until(
        session.deed, f"{DEED}\nIlman nimeä.\n", lambda: "Ilman nimeä" in session.page()
    )


def test_template_that_is_not_utf8_is_told(session: Session) -> None:
    """A template of another encoding leaves the pages as they were, and the session lives."""
    template = session.project / "overrides/main.html"
    text = template.read_text("utf-8")
    template.write_bytes(text.encode() + b"{# \xe4 #}")
    session.save_until(
        session.deed, f"{DEED}\nLisäys.\n", lambda: session.told_of("ei ole UTF-8-muotoista")
    )
    session.save_until(template, text, lambda: "Lisäys." in session.page())


def test_changed_template_of_a_page_is_shown_and_a_broken_one_told(session: Session) -> None:
    """A designer sees the page at once; a slip names the template's line, and the page stays."""
    template = session.project / "overrides/pages/deed.html"
    text = template.read_text("utf-8")
    session.save_until(template, f"{text}<p>Mallista.</p>\n", lambda: "Mallista." in session.page())
    session.save_until(
        template,
        f"{{{{ data.wrods }}}}\n{text}",
        lambda: session.told_of("overrides/pages/deed.html:1, sivu /teot/"),
    )
    assert "Mallista." in session.page()
    session.save_until(template, text, lambda: "Mallista." not in session.page())
