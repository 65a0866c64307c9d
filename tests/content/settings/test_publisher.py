"""Who publishes, as mkdocs.yml has it."""

from pathlib import Path

import pytest
import yaml

from tori.content.errors import UnusableConfigurationError
from tori.content.settings.configuration import CONFIGURATION
from tori.content.settings.publisher import read_publisher
from tori.diagnostics import FILE_START, Diagnostic

_PODCAST = {
    "name": "Kuntatyö 2.0",
    "owner_email": "podcast@tekojentori.fi",
    "category": "Business",
    "guid": "9b024349-ccf0-5f69-a609-6b82873eab3c",
    "artwork": "media/kansi.png",
}
_PUBLISHER = {
    "name": "Tekojen tori",
    "email": "palaute@tekojentori.fi",
    "postal_address": "Katu 1, 00100 Helsinki",
    "supervisor_url": "https://www.saavutettavuusvaatimukset.fi/",
    "list_id": "uutiskirje.tekojentori.fi",
    "tagging_entity": "tekojentori.fi,2020",
    "podcast": _PODCAST,
}


def _configured(root: Path, site_url: str = "https://tekojentori.fi/", **changes: object) -> Path:
    stated = {
        "site_url": site_url,
        "site_name": "Tekojen tori",
        "extra": {"publisher": {**_PUBLISHER, **changes}},
    }
    (root / CONFIGURATION).write_text(yaml.safe_dump(stated), encoding="utf-8")
    return root


def _faults(root: Path) -> tuple[Diagnostic, ...]:
    with pytest.raises(UnusableConfigurationError) as caught:
        read_publisher(root)
    assert caught.value.diagnostics
    return caught.value.diagnostics


def test_the_details_are_read(tmp_path: Path) -> None:
    """The publisher has the site's address and name, and what feeds and mails must state."""
    publisher = read_publisher(_configured(tmp_path))
    assert (publisher.site_name, publisher.email) == ("Tekojen tori", "palaute@tekojentori.fi")
    assert publisher.podcast.subcategory is None
    assert not publisher.is_placeholder


def test_an_address_is_made_whole(tmp_path: Path) -> None:
    """An address of the site gets its scheme and host, with one slash between."""
    publisher = read_publisher(_configured(tmp_path))
    assert publisher.full_address("/teot/a/") == "https://tekojentori.fi/teot/a/"


@pytest.mark.parametrize(
    "site_url",
    ["https://tori.example/", "https://a.test", "https://example.com/a", "https://www.EXAMPLE.org"],
)
def test_a_reserved_host_is_a_placeholder(tmp_path: Path, site_url: str) -> None:
    """Names that nobody can own (RFC 2606) are placeholders."""
    assert read_publisher(_configured(tmp_path, site_url)).is_placeholder


@pytest.mark.parametrize("site_url", ["https://myexample.com/", "https://example.com.fi/"])
def test_a_host_that_only_resembles_one_is_not(tmp_path: Path, site_url: str) -> None:
    """A name that ends in the same letters is somebody's."""
    assert not read_publisher(_configured(tmp_path, site_url)).is_placeholder


def test_a_reserved_sender_is_a_placeholder(tmp_path: Path) -> None:
    """Nothing is sent or listed in the name of an address that is nobody's."""
    assert read_publisher(_configured(tmp_path, email="a@tori.example")).is_placeholder
    owner = {**_PODCAST, "owner_email": "a@example.net"}
    assert read_publisher(_configured(tmp_path, podcast=owner)).is_placeholder


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": None}, "email"),
        ({"supervisor_url": "www.a.fi"}, "supervisor_url"),
        ({"puhelin": "1"}, "puhelin"),
        ({"podcast": {"name": "a"}}, "podcast.owner_email"),
        ({"subscribe_url": "javascript:alert(1)"}, "subscribe_url"),
        ({"subscribe_fields": {"l": "a\nb"}}, "subscribe_fields.l"),
        ({"subscribe_lists": {"values": {}}}, "subscribe_lists.field"),
    ],
)
def test_a_detail_that_is_missing_or_wrong(
    tmp_path: Path, changes: dict[str, object], field: str
) -> None:
    """Its finding names the detail."""
    found = _faults(_configured(tmp_path, "https://tekojentori.fi/", **changes))
    assert {finding.code for finding in found} == {"T501"}
    assert any(f" {field}" in finding.message for finding in found)


def test_the_line_of_a_wrong_detail_is_told(tmp_path: Path) -> None:
    """The line is the value's own in mkdocs.yml, or that of what it should stand in."""
    root = _configured(tmp_path, subscribe_url="kirjeet.example.fi")
    lines = (root / CONFIGURATION).read_text("utf-8").splitlines()
    (row,) = (n for n, line in enumerate(lines, start=1) if "subscribe_url" in line)
    (finding,) = _faults(root)
    assert (finding.span.line, "subscribe_url" in finding.message) == (row, True)


def test_a_missing_file(tmp_path: Path) -> None:
    """The error says that the file is missing."""
    with pytest.raises(UnusableConfigurationError, match="puuttuu"):
        read_publisher(tmp_path)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a",
        b"a: [",
        b"- a",
        b"extra: a",
        b"extra: {publisher: a}",
        b"extra:",
        b"a: \xe4",
        b"a: " + b"[" * 100_000,
        b"a: !!python/object/apply:os.system [ls]",
        b"a: !TUNTEMATON x",
        b"a: &a [*a, *a]",
        b"<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n",
    ],
)
def test_a_file_of_another_shape(tmp_path: Path, data: bytes) -> None:
    """Whatever the file holds instead is a finding with its place, not a traceback."""
    (tmp_path / CONFIGURATION).write_bytes(data)
    (finding,) = _faults(tmp_path)
    assert (finding.path, finding.severity) == (CONFIGURATION, "error")


def test_an_id_does_not_change_with_the_site(tmp_path: Path) -> None:
    """Feeds' entries keep their ids when the site moves to another host (RFC 4151)."""
    ids = {
        read_publisher(_configured(tmp_path, site_url)).permanent_id("deeds/a")
        for site_url in ("https://tekojentori.fi/", "https://muualla.fi/")
    }
    assert ids == {"tag:tekojentori.fi,2020:deeds/a"}


def test_a_value_is_found_in_the_file(tmp_path: Path) -> None:
    """A finding can point at the very value in mkdocs.yml; an unknown one at the file's start."""
    root = _configured(tmp_path)
    publisher = read_publisher(root)
    span = publisher.span("podcast", "category")
    line = (root / CONFIGURATION).read_text("utf-8").splitlines()[span.line - 1]
    assert line[span.column - 1 : span.end_column - 1] == "Business"
    assert publisher.span("podcast", "puuttuu") == FILE_START


@pytest.mark.parametrize(
    "changes",
    [{"name": "Kunta\x07työ"}, {"podcast": {**_PODCAST, "statements": [{"text": "a\x0b"}]}}],
)
def test_a_control_character_is_told(tmp_path: Path, changes: dict[str, object]) -> None:
    """No feed can hold one (XML 1.0), wherever it stands."""
    found = _faults(_configured(tmp_path, **changes))  # type: ignore[arg-type]  # keywords
    assert {finding.code for finding in found} == {"T114"}


@pytest.mark.parametrize("address", ["ei-osoite", "ääkkönen@kunta.fi", "a@kunta", "a b@kunta.fi"])
def test_an_address_that_is_no_email_is_told(tmp_path: Path, address: str) -> None:
    """The address is written into the feed and into every message."""
    owner = {**_PODCAST, "owner_email": address}
    (finding,) = _faults(_configured(tmp_path, podcast=owner))
    assert (finding.code, "podcast.owner_email" in finding.message) == ("T501", True)
    assert "palaute@kunta.fi" in finding.hint
