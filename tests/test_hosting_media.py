"""The built site's feeds and sound, from a real nginx with the configuration that we ship."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from defusedxml import ElementTree

from tests.hosting import Hosted, hosted
from tests.projects import BuiltSite
from tests.tree_pages import pages_of

pytestmark = pytest.mark.server

FEED = "/podcast/feed.xml"
RSS = "application/rss+xml; charset=utf-8"
PODCASTING = "{https://podcastindex.org/namespace/1.0}"


@dataclass(frozen=True)
class Enclosure:
    """What the feed says of a file of sound."""

    address: str
    length: int
    type: str


@pytest.fixture(scope="module")
def site(built_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    """The real site, served."""
    with hosted(built_site.folder, tmp_path_factory.mktemp("nginx")) as server:
        yield server


@pytest.fixture(scope="module")
def enclosures(built_site: BuiltSite) -> tuple[Enclosure, ...]:
    """Every enclosure of the podcast's feed."""
    feed = ElementTree.parse(built_site.folder / FEED[1:])
    found = tuple(
        Enclosure(
            local(built_site, element.attrib["url"]),
            int(element.attrib["length"]),
            element.attrib["type"],
        )
        for element in feed.iter("enclosure")
    )
    assert found
    return found


def local(built_site: BuiltSite, address: str) -> str:
    """Return a full address of the site as the server is asked for it."""
    base = built_site.publisher.site_url.rstrip("/")
    assert address.startswith(f"{base}/")
    return address.removeprefix(base)


def test_enclosures_are_what_the_feed_says(site: Hosted, enclosures: tuple[Enclosure, ...]) -> None:
    """HEAD of each gives 200 with the length and the type of the feed, and that it has ranges."""
    wrong = []
    for enclosure in enclosures:
        answer = site.ask(enclosure.address, "HEAD", Accept_Encoding="gzip")
        told = (
            answer.status,
            answer.headers.get("content-length"),
            answer.headers.get("content-type"),
            answer.headers.get("accept-ranges"),
            answer.headers.get("content-encoding"),
        )
        if told != (200, str(enclosure.length), enclosure.type, "bytes", None):
            wrong.append((enclosure, told))
    assert wrong == []


def test_enclosures_are_served_in_parts(
    built_site: BuiltSite, site: Hosted, enclosures: tuple[Enclosure, ...]
) -> None:
    """The first hundred bytes, some of the middle and the last hundred are those of the file."""
    for enclosure in enclosures:
        data = (built_site.folder / enclosure.address[1:]).read_bytes()
        size, middle = len(data), len(data) // 2
        for asked, first, last in (
            ("0-99", 0, 99),
            (f"{middle}-{middle + 9}", middle, middle + 9),
            (f"{middle}-", middle, size - 1),
            ("-100", size - 100, size - 1),
        ):
            answer = site.ask(enclosure.address, Range=f"bytes={asked}")
            assert answer.status == 206, (enclosure, asked)
            assert answer.headers["content-range"] == f"bytes {first}-{last}/{size}"
            assert answer.headers["content-type"] == enclosure.type
            assert answer.body == data[first : last + 1]


def test_part_past_the_end_is_refused(site: Hosted, enclosures: tuple[Enclosure, ...]) -> None:
    """A range that the file does not have gives 416 with the file's length."""
    sound = enclosures[0]
    answer = site.ask(sound.address, Range=f"bytes={sound.length}-")
    assert (answer.status, answer.headers["content-range"]) == (416, f"bytes */{sound.length}")


def test_part_of_a_changed_file_is_the_whole(
    site: Hosted, enclosures: tuple[Enclosure, ...]
) -> None:
    """If-Range with the file's ETag gives the part, with another's the whole file."""
    sound = enclosures[0]
    tag = site.ask(sound.address, "HEAD").headers["etag"]
    assert site.ask(sound.address, Range="bytes=0-9", If_Range=tag).status == 206
    changed = site.ask(sound.address, Range="bytes=0-9", If_Range='"muu"')
    assert (changed.status, len(changed.body)) == (200, sound.length)


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_unchanged_feed_is_not_sent_again(site: Hosted, encoding: str) -> None:
    """With its ETag or its date the feed gives 304, packed or not."""
    first = site.ask(FEED, Accept_Encoding=encoding)
    assert (first.status, first.headers["content-type"]) == (200, RSS)
    tag, day = first.headers["etag"], first.headers["last-modified"]
    for condition in ({"If_None_Match": tag}, {"If_Modified_Since": day}):
        again = site.ask(FEED, Accept_Encoding=encoding, **condition)
        assert (again.status, again.body) == (304, b"")


def test_feed_is_packed_and_stays_the_same(built_site: BuiltSite, site: Hosted) -> None:
    """Who takes gzip gets the same bytes in less room."""
    answer = site.ask(FEED, Accept_Encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(answer.body) == (built_site.folder / FEED[1:]).read_bytes()


def test_transcripts_and_chapters_may_be_read_elsewhere(
    built_site: BuiltSite, site: Hosted
) -> None:
    """Each transcript and chapter file of the feed has the feed's type, and leave for others."""
    feed = ElementTree.parse(built_site.folder / FEED[1:])
    linked = [
        (local(built_site, element.attrib["url"]), element.attrib["type"])
        for name in ("transcript", "chapters")
        for element in feed.iter(f"{PODCASTING}{name}")
    ]
    assert linked
    for address, type_ in linked:
        answer = site.ask(address, Origin="https://soitin.example")
        told = (answer.status, answer.headers["content-type"].split(";")[0])
        assert told == (200, type_), address
        assert answer.headers["access-control-allow-origin"] == "*", address


def test_feeds_are_served_as_the_pages_say(built_site: BuiltSite, site: Hosted) -> None:
    """Each feed and calendar that a page names is there, with the type that the page gives."""
    named = {
        (feed.address, feed.type)
        for _, document in pages_of(built_site.tree)
        for feed in document.feeds
    }
    assert {type_ for _, type_ in named} >= {"application/rss+xml", "text/calendar"}
    served = set()
    for address, _ in named:
        answer = site.ask(address, "HEAD")
        assert answer.status == 200, address
        served.add((address, answer.headers["content-type"].split(";")[0]))
    assert served == named


def test_every_file_has_a_known_type(built_site: BuiltSite, site: Hosted) -> None:
    """No file of the built site is of the kind that the configuration does not know."""
    unknown, seen = [], 0
    for file in sorted(built_site.folder.rglob("*")):
        address = f"/{file.relative_to(built_site.folder).as_posix()}"
        if file.is_file() and address != "/404.html":
            answer = site.ask(address, "HEAD")
            seen += 1
            if answer.status != 200 or "octet-stream" in answer.headers["content-type"]:
                unknown.append((address, answer.status))
    assert unknown == []
    assert seen > 400
