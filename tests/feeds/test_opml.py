"""The list of all feeds."""

from lxml import etree

from tests.factories import organisation, series, site
from tests.projects import BuiltSite
from tori.content.records import Record
from tori.documents import BytesDocument
from tori.feeds.opml import opml
from tori.site.feeds import feed_categories
from tori.site.model import Site


def list_of(made: Site) -> etree._Element:
    """Return the root of a site's list."""
    path, document = opml(made, feed_categories(made))
    assert path == "syotteet.opml"
    assert isinstance(document, BytesDocument)
    return etree.fromstring(document.data)


def groups(*records: Record) -> dict[str | None, list[str | None]]:
    """Return the feeds' titles by their group."""
    body = list_of(site(*records)).find("body")
    assert body is not None
    return {group.get("text"): [feed.get("text") for feed in group] for group in body}


def test_feeds_stand_in_groups() -> None:
    """Every category is there, the podcast beside the whole site; no group is empty."""
    assert groups() == {
        "Koko sivusto": ["Tekojen tori", "Kuntatyö 2.0"],
        "Uutiskirjeet": ["Tekojen tori: Uutiskirjeet"],
        "Palvelualueet": ["Tekojen tori: koko kunta", "Tekojen tori: opetus ja kasvatus"],
        "Teemat": [
            "Tekojen tori: johtaminen",
            "Tekojen tori: viestintä",
            "Tekojen tori: työhyvinvointi",
        ],
        "Organisaatiot": ["Tekojen tori: Alavuden kaupunki"],
    }
    assert groups(series("s", title="Sarja"))["Webinaarisarjat"] == ["Tekojen tori: Sarja"]


def test_feed_is_named_as_opml_asks() -> None:
    """Type, text and xmlUrl are required of a feed (OPML 2.0, 'Subscription lists')."""
    root = list_of(site())
    assert root.get("version") == "2.0"
    (feed,) = [e for e in root.iter("outline") if e.get("text") == "Tekojen tori: johtaminen"]
    assert dict(feed.attrib) == {
        "type": "rss",
        "text": "Tekojen tori: johtaminen",
        "title": "Tekojen tori: johtaminen",
        "description": "Uusin sisältö teemasta johtaminen.",
        "htmlUrl": "https://tori.example/teot/teemat/johtaminen/",
        "xmlUrl": "https://tori.example/teot/teemat/johtaminen/rss.xml",
        "version": "RSS2",
        "language": "fi",
    }


def test_head_states_no_moment() -> None:
    """The list has no date of its making, so that a build changes it only with the feeds."""
    head = list_of(site()).find("head")
    assert head is not None
    assert [element.tag for element in head] == ["title", "ownerName", "ownerId", "docs"]


def test_hostile_name_is_words() -> None:
    """A name that looks like code comes out as it went in."""
    name = '"><script>alert(1)</script> & ]]>'
    assert groups(organisation(name=name))["Organisaatiot"] == [f"Tekojen tori: {name}"]


def test_every_feed_of_the_list_is_there(built_site: BuiltSite) -> None:
    """Each address names a file of the built site, and each RSS feed is listed once."""
    root = etree.parse(built_site.folder / "syotteet.opml").getroot()
    listed = [
        (feed.get("xmlUrl") or "").removeprefix("https://tori.example/")
        for feed in root.iter("outline")
        if feed.get("type")
    ]
    there = {
        f.relative_to(built_site.folder).as_posix() for f in built_site.folder.rglob("rss.xml")
    }
    assert len(listed) == len(set(listed))
    assert set(listed) == there | {"podcast/feed.xml"}
