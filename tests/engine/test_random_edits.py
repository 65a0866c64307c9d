"""Random edits of real content: what is built after each is what a build from nothing gives.

Some edits are faults, and then nothing may be published and the same is told as from nothing. Where
CI is set there are 200 edits.
"""

import os
import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.projects import DAY, ROOT, build_in, files_of
from tori.engine.manifest import up_to_date
from tori.engine.publishing import Outcome, SiteChange

EDITS, ROWS = (20, 10) if os.environ.get("CI") else (10, 1)
LAST_DAY = date(2040, 1, 1)
COMPARED = 5
"""Every so manieth edit is compared with a site from nothing; so is the last."""

Text = Callable[[str], str]


def with_line(line: str) -> Text:
    """Return an edit that adds a line of front matter."""
    return lambda text: text.replace("---\n", f"---\n{line}\n", 1)


def with_field(name: str, value: str) -> Text:
    """Return an edit that puts a value in place of a field's, where a line states it."""
    return lambda text: re.sub(rf"(?m)^{name}: .*$", f"{name}: {value}", text, count=1)


def with_word(name: str) -> Text:
    """Return an edit that begins a field of one line with another word."""
    return lambda text: re.sub(rf"(?m)^{name}: (?=[A-ZÅÄÖ])", f"{name}: Uusi ", text, count=1)


TEXT_EDITS: tuple[Text, ...] = (
    lambda text: f"{text}\nLisätty kappale, jossa on *korostus* & merkkejä.\n",
    lambda text: f"{text}\n## Lisätty väliotsikko\n\nTekstiä sen alla.\n",
    lambda text: f"{text}\nKatso [esimerkki](../deeds/varauskalenteri-alavus.md).\n",
    lambda text: f"{text}\nKatso [puuttuva](../deeds/tata-ei-ole.md).\n",
    with_word("title"),
    with_word("name"),
    with_field("published", "2019-03-04"),
    with_field("published", "2031-01-01"),
    with_field("service_area", "koko kunta"),
    with_field("themes", "[digitalisaatio, johtaminen]"),
    with_field("themes", "[tata-teemaa-ei-ole]"),
    with_field("organisation", "alavuden-kaupunki"),
    with_field("number", "77"),
    with_field("kind", "kunta"),
    with_line("withdrawn: Poistettu kokeeksi."),
    with_line("expires: 2020-12-31"),
    with_line("draft: true"),
    with_line("reviewed: 2026-11-01"),
    with_line("old_urls: [/vanha/osoite/]"),
    lambda text: text.replace("title: ", "otsikko: ", 1),
)


class Edits(RuleBasedStateMachine):
    """A project that somebody edits, and its site, built after each edit."""

    @initialize()
    def begin(self) -> None:
        """Build the real content."""
        self.folder = TemporaryDirectory()
        self.root = Path(self.folder.name, "project")
        self.root.mkdir()
        shutil.copy(ROOT / "mkdocs.yml", self.root)
        for name in ("content", "overrides"):
            shutil.copytree(ROOT / name, self.root / name)
        self.edits = 0
        self.day = DAY
        assert self.updated().change is not None

    @rule(edit=st.sampled_from(TEXT_EDITS), data=st.data())
    def change(self, edit: Text, data: st.DataObject) -> None:
        """Change a record."""
        file = data.draw(st.sampled_from(self.records()), "record")
        self.edit({file: edit(file.read_text("utf-8"))})

    @rule(data=st.data())
    def change_two(self, data: st.DataObject) -> None:
        """Change two records at once."""
        files = data.draw(st.lists(st.sampled_from(self.records()), min_size=2, max_size=2))
        edits = data.draw(st.lists(st.sampled_from(TEXT_EDITS), min_size=2, max_size=2))
        pairs = zip(files, edits, strict=True)
        self.edit({file: edit(file.read_text("utf-8")) for file, edit in pairs})

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        """Delete a record."""
        self.edit({data.draw(st.sampled_from(self.records()), "record"): None})

    @rule(data=st.data(), keeps_address=st.booleans())
    def rename(self, data: st.DataObject, *, keeps_address: bool) -> None:
        """Rename a deed, with or without its old address."""
        deeds = sorted((self.root / "content/deeds").glob("*.md"))
        file = data.draw(st.sampled_from(deeds), "deed")
        text = file.read_text("utf-8")
        if keeps_address and "old_urls" not in text:
            text = with_line(f"old_urls: [/teot/{file.stem}/]")(text)
        self.edit({file: None, file.with_name(f"uusi-{self.edits}.md"): text})

    @rule(data=st.data())
    def add(self, data: st.DataObject) -> None:
        """Add a record that is like another."""
        file = data.draw(st.sampled_from(self.records()), "record")
        self.edit({file.with_name(f"lisatty-{self.edits}.md"): file.read_text("utf-8")})

    @rule()
    def change_vocabulary(self) -> None:
        """Describe the service areas in other words."""
        file = self.root / "content/vocabulary.yml"
        text = file.read_text("utf-8")
        self.edit({file: text.replace("kuuluvat", "kuuluvat nykyisin", 1)})

    @rule()
    def change_template(self) -> None:
        """Change what is around every page."""
        file = self.root / "overrides/main.html"
        self.edit({file: f"{file.read_text('utf-8')}<!-- {self.edits} -->\n"})

    @rule()
    def change_configuration(self) -> None:
        """Change the site's description."""
        file = self.root / "mkdocs.yml"
        text = re.sub(r"(?m)^(site_description: .*)$", r"\1 Uudet sanat.", file.read_text("utf-8"))
        self.edit({file: text})

    @rule(days=st.sampled_from([1, 30, 4000]))
    def let_days_pass(self, days: int) -> None:
        """Build on a later day, when coming records may be published and others have expired."""
        self.day = min(self.day + timedelta(days), LAST_DAY)
        self.edit({})

    def teardown(self) -> None:
        """Compare once more."""
        if hasattr(self, "folder"):
            with self.folder:
                self.compare(self.updated())

    def records(self) -> list[Path]:
        """Return the files of the records there are."""
        return sorted((self.root / "content").rglob("*.md"))

    def edit(self, texts: dict[Path, str | None]) -> None:
        """Change some files, build, compare now and then, and take back what was a fault."""
        before = {file: file.read_text("utf-8") if file.is_file() else None for file in texts}
        self.write(texts)
        self.edits += 1
        outcome = self.updated()
        if outcome.change is None or self.edits % COMPARED == 0:
            self.compare(outcome)
        if outcome.change is None:
            self.write(before)

    def write(self, texts: dict[Path, str | None]) -> None:
        """Write or delete files."""
        for file, text in texts.items():
            if text is None:
                file.unlink()
            else:
                file.write_text(text, "utf-8")

    def updated(self) -> Outcome:
        """Build as the command does: not at all, where the manifest knows better."""
        site = self.root / "site"
        total = up_to_date(self.root, site, self.day, hash_all=False)
        if total is None:
            return build_in(self.root, site, self.day)
        return Outcome((), SiteChange(total, 0, 0))

    def compare(self, outcome: Outcome) -> None:
        """Build from nothing, and find the same: every byte, or the same findings."""
        anew = self.root / "anew"
        other = build_in(self.root, anew, self.day)
        assert outcome.diagnostics == other.diagnostics
        if other.change is not None and outcome.change is not None:
            made, expected = files_of(self.root / "site"), files_of(anew)
            assert sorted(made) == sorted(expected)
            assert [name for name, data in made.items() if data != expected[name]] == []
            assert outcome.change.total == other.change.total
        shutil.rmtree(anew, ignore_errors=True)


TestEdits = Edits.TestCase
TestEdits.settings = settings(
    max_examples=ROWS,
    stateful_step_count=EDITS,
    deadline=None,
    # To shrink a row of builds takes minutes and tells little.
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
