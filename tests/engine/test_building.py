"""A build from content to published site, on the tiny project."""

import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from tests.projects import (
    DAY,
    DEED,
    DEED_PATH,
    ROOT,
    build_in,
    files_of,
    times_of,
    write,
)
from tori.content.errors import UnusableConfigurationError
from tori.content.loader import Content, Read, load_content
from tori.content.media.memory import MediaMemory
from tori.content.settings.templates import MAIL_TEMPLATE
from tori.engine import building
from tori.engine.building import Build, build
from tori.engine.errors import MissingPageError
from tori.engine.manifest import up_to_date
from tori.engine.publishing import ForeignFolderError
from tori.engine.setup import Listener
from tori.engine.sources import ChangingSourcesError
from tori.templating.templates import TemplateFaultError

COMMENT = "summary: Kalenterin avulla tilan voi varata #tilat ja avaimet.\n"


def with_warning() -> str:
    """Return a deed with a value of which YAML drops the end: a warning (T109)."""
    first, _, rest = DEED.partition("summary: ")
    return first + COMMENT + rest.partition("\n")[2]


def test_good_content_is_published(tiny_project: Path) -> None:
    """Content without faults ends as a site with its pages."""
    outcome = build_in(tiny_project)
    assert outcome.diagnostics == ()
    assert outcome.change is not None
    assert outcome.change.written == outcome.change.total == len(files_of(tiny_project / "site"))
    assert (tiny_project / "site/teot/varauskalenteri/index.html").is_file()


def test_error_leaves_the_published_site_untouched(tiny_project: Path) -> None:
    """With an error nothing is published: every byte and every time stays."""
    build_in(tiny_project)
    before = files_of(tiny_project / "site"), times_of(tiny_project / "site")
    write(tiny_project, DEED_PATH, DEED.replace("digitalisaatio", "digitalisatio"))
    outcome = build_in(tiny_project)
    assert [(found.path, found.code) for found in outcome.diagnostics] == [
        (f"content/{DEED_PATH}", "T204")
    ]
    assert outcome.change is None
    assert (files_of(tiny_project / "site"), times_of(tiny_project / "site")) == before


def test_error_makes_no_folder(tiny_project: Path) -> None:
    """A first build that finds an error leaves only what it has learnt of the media files."""
    write(tiny_project, DEED_PATH, "ei etutietoja")
    before = set(tiny_project.iterdir())
    assert build_in(tiny_project).change is None
    assert {path.name for path in set(tiny_project.iterdir()) - before} == {".tori-cache"}


def test_second_build_writes_nothing(tiny_project: Path) -> None:
    """The same content again changes no file and no time."""
    build_in(tiny_project)
    before = times_of(tiny_project / "site")
    change = build_in(tiny_project).change
    assert change is not None
    assert (change.written, change.deleted) == (0, 0)
    assert times_of(tiny_project / "site") == before


def test_changed_record_changes_its_page(tiny_project: Path) -> None:
    """An edited text is on its page after the next build; other deeds' pages keep their time."""
    build_in(tiny_project)
    other = "teot/sisainen-viestinta/index.html"
    before = times_of(tiny_project / "site")[other]
    write(tiny_project, DEED_PATH, DEED + "\nTekstiin tuli lisää.\n")
    build_in(tiny_project)
    page = (tiny_project / "site/teot/varauskalenteri/index.html").read_text("utf-8")
    assert "Tekstiin tuli lisää." in page
    assert times_of(tiny_project / "site")[other] == before


def test_removed_record_loses_its_page(tiny_project: Path) -> None:
    """A deleted file's page is deleted, and nothing lists it any more."""
    build_in(tiny_project)
    (tiny_project / "content/deeds/sisainen-viestinta.md").unlink()
    change = build_in(tiny_project).change
    assert change is not None
    assert change.deleted == 1
    assert not (tiny_project / "site/teot/sisainen-viestinta").exists()
    left = [
        name
        for name, data in files_of(tiny_project / "site").items()
        if b"teot/sisainen-viestinta/" in data
    ]
    assert left == []


def test_warning_is_told_and_published(tiny_project: Path) -> None:
    """A warning stops nothing by itself."""
    write(tiny_project, DEED_PATH, with_warning())
    outcome = build_in(tiny_project)
    assert [found.severity for found in outcome.diagnostics] == ["warning"]
    assert outcome.change is not None


def test_warning_stops_a_strict_build(tiny_project: Path) -> None:
    """A strict build publishes only content without any finding."""
    write(tiny_project, DEED_PATH, with_warning())
    assert build_in(tiny_project, strict=True).change is None
    assert not (tiny_project / "site").exists()


def test_day_decides_what_is_published(tiny_project: Path) -> None:
    """A record of a coming day is not on the site before that day, and is on it then."""
    write(tiny_project, "deeds/tuleva.md", DEED.replace("/2020-10", "2027-01-15"))
    page = tiny_project / "site/teot/tuleva/index.html"
    build_in(tiny_project, day=date(2027, 1, 14))
    assert not page.exists()
    build_in(tiny_project, day=date(2027, 1, 15))
    assert page.is_file()


def test_foreign_folder_is_refused_before_anything_else(tiny_project: Path) -> None:
    """Somebody's folder is refused at once, whatever the content is like."""
    write(tiny_project, DEED_PATH, "ei etutietoja")
    with pytest.raises(ForeignFolderError):
        build_in(tiny_project, tiny_project / "overrides")


def test_configuration_without_a_publisher_is_refused(tiny_project: Path) -> None:
    """Feeds and mails cannot be made without a publisher, so nothing is."""
    (tiny_project / "mkdocs.yml").write_text("site_name: Tori\n", "utf-8")
    with pytest.raises(UnusableConfigurationError, match="publisher"):
        build_in(tiny_project)


def test_failure_of_mkdocs_leaves_the_published_site_untouched(tiny_project: Path) -> None:
    """When the engine fails midway, the site is as it was and no temporary folder stays."""
    build_in(tiny_project)
    (tiny_project / "content/pages/tietoa.md").unlink()  # the navigation names it
    before = files_of(tiny_project / "site"), sorted(tiny_project.iterdir())
    with pytest.raises(MissingPageError):
        build_in(tiny_project)
    assert (files_of(tiny_project / "site"), sorted(tiny_project.iterdir())) == before


def test_listener_hears_of_each_phase_and_page(tiny_project: Path) -> None:
    """A line for what was read, one for what was checked, one for what was done; pages counted."""
    lines: list[str] = []
    counts: list[tuple[int, int]] = []
    listener = Listener(lines.append, lambda *count: counts.append(count))
    build(Build(tiny_project, tiny_project / "site", DAY), listener)
    assert [line.split()[0].rstrip(",") for line in lines] == ["luettu", "tarkistettu", "valmis"]
    assert counts == sorted(counts)
    assert counts[-1][0] == counts[-1][1]


def test_mail_that_cannot_be_made_is_told_and_stops_nothing(tiny_project: Path) -> None:
    """The site is published, its page of proofs says what is wrong, and so does the build."""
    (tiny_project / MAIL_TEMPLATE).write_text("<p>Hei</p>", "utf-8")
    told: list[str] = []
    listener = Listener(told.append, lambda _written, _total: None)
    outcome = build(Build(tiny_project, tiny_project / "site", DAY), listener)
    assert outcome.change is not None
    (line,) = (line for line in told if "ei voi lähettää" in line)
    assert line.startswith(
        f"kirjettä 2020-10 ei voi lähettää: kirjepohja {MAIL_TEMPLATE} ei kelpaa"
    )
    page = (tiny_project / "site/toimittajalle/kirjeet/index.html").read_text("utf-8")
    assert "ei kelpaa: kohdan" in page


def test_text_gives_no_attributes_to_the_page(tiny_project: Path) -> None:
    """What an editor writes in braces or as an address is text: no handler comes of it."""
    hostile = 'Sana\\{: onclick="alert(1)" }\n\n## Otsikko {onmouseover=alert(1)}\n\nLoppu.\n'
    write(tiny_project, DEED_PATH, f"{DEED}\n{hostile}")
    assert build_in(tiny_project).change is not None
    page = (tiny_project / "site/teot/varauskalenteri/index.html").read_text("utf-8")
    assert "Sana{: onclick=" in page
    assert "Otsikko {onmouseover=" in page
    assert not re.search(r"<[^>]*\s(onclick|onmouseover)\s*=", page)


def test_same_sources_again_need_no_build(tiny_project: Path) -> None:
    """After a build without a finding the manifest says that the site is up to date."""
    change = build_in(tiny_project).change
    assert change is not None
    assert up_to_date(tiny_project, tiny_project / "site", DAY, hash_all=False) == change.total


def test_finding_is_told_again(tiny_project: Path) -> None:
    """A site with a warning is built each time, so that the warning is not forgotten."""
    write(tiny_project, DEED_PATH, with_warning())
    outcome = build_in(tiny_project)
    assert outcome.change is not None
    assert outcome.diagnostics
    assert up_to_date(tiny_project, tiny_project / "site", DAY, hash_all=False) is None


def test_page_deleted_by_hand_is_made_again(tiny_project: Path) -> None:
    """A build that has something to do puts back what somebody took out of the site."""
    build_in(tiny_project)
    page = tiny_project / "site/teot/varauskalenteri/index.html"
    whole = page.read_bytes()
    page.unlink()
    change = build_in(tiny_project).change
    assert change is not None
    assert change.written == 1
    assert page.read_bytes() == whole


Meddle = Callable[[Path], object]


def meddled_with(
    project: Path, monkeypatch: pytest.MonkeyPatch, phase: str, *meddling: Meddle
) -> list[str]:
    """Build while somebody changes the project before a phase, once for each try.

    Returns:
        What is told meanwhile.
    """
    told: list[str] = []
    done = getattr(building, phase)
    left = list(meddling)

    def interrupted(*arguments: object, **named: object) -> object:
        if left:
            left.pop(0)(project)
        return done(*arguments, **named)

    monkeypatch.setattr(building, phase, interrupted)
    listener = Listener(told.append, lambda _written, _total: None)
    build(Build(project, project / "site", DAY), listener)
    return told


def hide(project: Path) -> None:
    """Take a folder of records away."""
    (project / "content/deeds").rename(project / "deeds-away")


def bring_back(project: Path) -> None:
    """Put the folder back where it was."""
    (project / "deeds-away").rename(project / "content/deeds")


AGAIN = "tiedostoja muutettiin kesken koonnin; luetaan ne uudelleen"


def test_folder_that_is_away_for_a_moment(
    tiny_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read without the folder is neither published nor remembered when it is back."""
    (tiny_project / "content/newsletters/2020-10.md").unlink()  # a finding without its deeds
    expected = built_from_nothing(tiny_project)
    reads: list[Path] = []

    def read(root: Path, memory: MediaMemory, read_file: Read) -> Content:
        reads.append(root)
        if len(reads) > 1:
            return load_content(root, memory, read_file)
        hide(root)
        try:
            return load_content(root, memory, read_file)
        finally:
            bring_back(root)

    monkeypatch.setattr(building, "load_content", read)
    build_in(tiny_project)
    assert len(reads) == 2
    assert files_of(tiny_project / "site") == expected
    assert up_to_date(tiny_project, tiny_project / "site", DAY, hash_all=True) is not None


@pytest.mark.parametrize("phase", ["load_content", "link", "issue_proofs", "_rendered"])
@pytest.mark.parametrize(
    "meddle",
    [
        lambda root: write(root, DEED_PATH, DEED.replace("hajallaan", "monessa paikassa")),
        lambda root: (root / "content/deeds/sisainen-viestinta.md").unlink(),
        lambda root: write(root, "deeds/uusi.md", DEED),
        lambda root: (root / "overrides/partials/footer.html").write_text("<p>Uusi</p>", "utf-8"),
        lambda root: write(root, DEED_PATH, "ei etutietoja"),
    ],
    ids=["changed", "deleted", "added", "template", "faulty"],
)
def test_sources_that_change_meanwhile_are_read_again(
    tiny_project: Path, monkeypatch: pytest.MonkeyPatch, phase: str, meddle: Meddle
) -> None:
    """Whatever changes at whatever time, the site is of one state of the sources: the last."""
    (tiny_project / "content/newsletters/2020-10.md").unlink()
    told = meddled_with(tiny_project, monkeypatch, phase, meddle)
    assert told.count(AGAIN) == 1
    monkeypatch.undo()
    site = tiny_project / "site"
    assert (files_of(site) if site.is_dir() else {}) == built_from_nothing(tiny_project)


def test_sources_that_never_rest_stop_the_build(
    tiny_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The published site stays as it was, and the message says what to wait for."""
    build_in(tiny_project)
    before = files_of(tiny_project / "site")
    changes: list[Meddle] = [
        partial(write, path=DEED_PATH, text=DEED + "x" * number) for number in range(1, 9)
    ]
    with pytest.raises(ChangingSourcesError, match="muuttuivat kesken koonnin"):
        meddled_with(tiny_project, monkeypatch, "_rendered", *changes)
    assert files_of(tiny_project / "site") == before


KILLED = """
import sys
from pathlib import Path
from tests.projects import build_in
print("begins", flush=True)
build_in(Path(sys.argv[1]))
"""


@pytest.mark.parametrize("seconds", [0.05, 0.2, 0.35, 0.5])
def test_killed_build_leaves_a_site_and_the_next_mends_it(
    tiny_project: Path, seconds: float
) -> None:
    """Every file is whole, old or new; the next build gives what a build from nothing gives."""
    site = tiny_project / "site"
    build_in(tiny_project)
    old = files_of(site)
    write(tiny_project, DEED_PATH, DEED.replace("hajallaan", "monessa paikassa"))
    expected = built_from_nothing(tiny_project)
    process = subprocess.Popen(
        (sys.executable, "-c", KILLED, str(tiny_project)), cwd=ROOT, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"begins\n"
    time.sleep(seconds)
    process.kill()
    process.communicate()
    visible = {name: data for name, data in files_of(site).items() if "/." not in f"/{name}"}
    assert all(data in (old.get(name), expected.get(name)) for name, data in visible.items())
    if up_to_date(tiny_project, site, DAY, hash_all=False) is None:
        build_in(tiny_project)
    assert files_of(site) == expected
    assert list(tiny_project.glob(".tori-site-*")) == []


def built_from_nothing(root: Path) -> Mapping[str, bytes]:
    """Return the files of a project's site, built beside it."""
    folder = root.parent / "from-nothing"
    build_in(root, folder)
    return files_of(folder) if folder.is_dir() else {}


def test_template_that_asks_for_what_is_not_there(tiny_project: Path) -> None:
    """The build names template, page and name, and the site is as it was; so from any process."""
    build_in(tiny_project)
    before = files_of(tiny_project / "site")
    template = tiny_project / "overrides/pages/deed.html"
    template.write_text(template.read_text("utf-8") + "{{ data.wrods }}", "utf-8")
    with pytest.raises(TemplateFaultError, match=r"pages/deed\.html:[0-9]+, sivu /teot/.*wrods"):
        build_in(tiny_project)
    assert files_of(tiny_project / "site") == before
