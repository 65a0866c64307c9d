"""The front pages of the sections."""

from dataclasses import replace

from tests.projects import PUBLISHER
from tests.render.small_site import dated, episode, record, small_site
from tori.content.publisher import Directory
from tori.content.records import Record
from tori.render.section_indexes import section_indexes
from tori.render.tree import PageDocument, documents


def pages_of(*records: Record) -> dict[str, PageDocument]:
    """Return the sections' front pages of a site by path."""
    pages = documents(section_indexes(small_site(*records)))
    return {path: page for path, page in pages.items() if isinstance(page, PageDocument)}


def test_every_section_has_a_front_page_even_when_empty() -> None:
    """No section's address is a dead end."""
    assert set(pages_of()) == {
        f"{section}/index.md"
        for section in (
            "podcast",
            "webinaarit",
            "sankarit",
            "top",
            "kampanjat",
            "gaalat",
            "artikkelit",
            "uutiskirjeet",
        )
    }


def test_podcast_is_newest_first_with_its_feed() -> None:
    """Episodes stand by falling numbers, and the feed can be subscribed to."""
    page = pages_of(episode("a", 1), episode("b", 2))["podcast/index.md"]
    assert page.body.index("2. Jakso") < page.body.index("1. Jakso")
    assert '<a class="md-button" href="feed.xml">' in page.body
    assert [feed.address for feed in page.feeds] == ["/podcast/feed.xml"]


def test_webinars_are_grouped_into_series_and_topics() -> None:
    """Series stand with their parts counted, topics by themselves, parts only in their series."""
    body = pages_of(
        record("webinars/series/sarja", dated("Sarjan nimi")),
        record("webinars/osa", dated("Osan nimi", "series: sarja\npart: 1")),
        record("webinars/aihe", dated("Aiheen nimi", "topic: x")),
    )["webinaarit/index.md"].body
    assert "1 webinaarisarja, 1 webinaari" in body
    assert ">Aiheet</h2>" in body
    assert "Aiheen nimi" in body
    assert "Osan nimi" not in body


def test_webinars_to_come_stand_first() -> None:
    """Soonest first, above all else; one that is over stands among recordings, and only there."""
    time = "duration_minutes: 60\nstarts: 2026-"
    recording = "recording: {url: 'https://x.example/'}"
    body = pages_of(
        record("webinars/series/sarja", dated("Sarjan nimi")),
        record("webinars/b", dated("Myöhempi", f"series: sarja\n{time}12-02T12:30+02:00")),
        record("webinars/a", dated("Aiempi", f"topic: x\n{time}12-01T12:30+02:00")),
        record(
            "webinars/c",
            dated("Pidetty", f"topic: y\n{recording}\n{time}11-23T12:30+02:00"),
        ),
        record("webinars/d", dated("Muu aihe", "topic: z")),
    )["webinaarit/index.md"].body
    places = [
        body.index(words)
        for words in (
            ">Tulevat webinaarit</h2>",
            "Aiempi",
            "ti 1.12.2026 klo 12.30–13.30",
            "Myöhempi",
            ">Tallenteet</h2>",
            "Pidetty",
            ">Sarjat</h2>",
            ">Aiheet</h2>",
            "Muu aihe",
            ">Tilaa kalenteriisi</h2>",
        )
    ]
    assert places == sorted(places)
    assert body.count("Aiempi") == body.count("Pidetty") == 1


def test_webinars_offer_their_calendar_even_when_it_is_empty() -> None:
    """The subscription exists before the first webinar has a time, and says that it is empty."""
    page = pages_of(record("webinars/d", dated("Muu aihe", "topic: z")))["webinaarit/index.md"]
    assert "Tulevat" not in page.body
    assert "Tallenteet" not in page.body
    assert "Nyt niitä ei ole yhtään." in page.body
    assert [feed.address for feed in page.feeds] == ["/webinaarit/kalenteri.ics"]


def test_lists_are_grouped_by_who_compiled_them() -> None:
    """The editors' lists are never passed off as the programme's."""
    body = pages_of(
        record("toplists/a", dated("Oma", "size: 2\ncompiled_by: toimitus\nitems: unknown")),
        record("toplists/b", dated("Ohjelman", "size: 2\ncompiled_by: ohjelma\nitems: unknown")),
    )["top/index.md"].body
    assert body.index("Tämän sivuston listat") < body.index("Oma</a>")
    assert body.index("Kunteko-ohjelman listat") < body.index("Ohjelman</a>")


def test_newsletter_can_be_followed() -> None:
    """The page of the issues offers their feeds to readers and to programs."""
    page = pages_of()["uutiskirjeet/index.md"]
    assert '<p class="feeds">Seuraa syötteenä: <a href="rss.xml"' in page.body
    addresses = [f"/uutiskirjeet/{name}" for name in ("rss.xml", "atom.xml", "feed.json")]
    assert [feed.address for feed in page.feeds] == addresses


def test_ways_to_subscribe_to_the_podcast_are_listed() -> None:
    """The feed comes first with its full address to be pasted, then each directory."""
    directory = Directory(name="Palvelu & Co", url="https://palvelu.example/1")
    podcast = PUBLISHER.podcast.model_copy(update={"directories": (directory,)})
    publisher = PUBLISHER.model_copy(update={"podcast": podcast})
    tree = documents(section_indexes(replace(small_site(), publisher=publisher)))
    page = tree["podcast/index.md"]
    assert isinstance(page, PageDocument)
    assert (
        '<ul class="subscribe">'
        '<li><a class="md-button" href="feed.xml">Tilaa podcast (RSS)</a></li>'
        '<li><a class="md-button" href="https://palvelu.example/1">'
        "Kuuntele: Palvelu &amp; Co</a></li>"
        '</ul><p class="feed-address">Syötteen osoite: '
        "<code>https://tori.example/podcast/feed.xml</code></p>"
    ) in page.body


def test_list_of_issues_leads_to_the_subscription() -> None:
    """The archive's front page has the way."""
    assert 'href="tilaa/">Tilaa uutiskirje</a>' in pages_of()["uutiskirjeet/index.md"].body
