"""What each kind of file gets by the configuration that the project ships, from a real nginx."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hosting import Hosted, hosted
from tori.content.media.kinds import DOWNLOADS

pytestmark = pytest.mark.server

FEED = "/podcast/feed.xml"
RSS = "application/rss+xml; charset=utf-8"

SAMPLES = {
    "/rss.xml": RSS,
    "/teot/teemat/johtaminen/rss.xml": RSS,
    FEED: RSS,
    "/teot/atom.xml": "application/atom+xml; charset=utf-8",
    "/feed.json": "application/feed+json",
    "/syotteet.opml": "text/x-opml; charset=utf-8",
    "/webinaarit/kalenteri.ics": "text/calendar; charset=utf-8",
    "/podcast/jakso/luvut.json": "application/json+chapters",
    "/podcast/media/jakso.vtt": "text/vtt; charset=utf-8",
    "/podcast/media/jakso.mp3": "audio/mpeg",
    "/podcast/media/jakso.m4a": "audio/x-m4a",
    "/podcast/media/kansi.png": "image/png",
    "/webinaarit/media/nauhoite.mp4": "video/mp4",
    "/webinaarit/media/kalvot.pdf": "application/pdf",
    "/webinaarit/media/KUVA.PNG": "image/png",
    "/webinaarit/media/kuva.svg": "image/svg+xml",
    "/webinaarit/media/outo.tuntematon": "application/octet-stream",
    **{f"/webinaarit/media/kalvot{ending}": kind.type for ending, kind in DOWNLOADS.items()},
    "/search/search_index.json": "application/json",
    "/sitemap.xml": "application/xml; charset=utf-8",
    "/robots.txt": "text/plain; charset=utf-8",
    "/404.html": "text/html; charset=utf-8",
    "/index.html": "text/html; charset=utf-8",
    "/assets/stylesheets/tori.css": "text/css; charset=utf-8",
    "/assets/javascripts/tori.js": "text/javascript; charset=utf-8",
    "/assets/javascripts/bundle.a5f9d56c.min.js": "text/javascript; charset=utf-8",
    "/.salaisuus": "",
    "/.git/config": "",
    "/.well-known/security.txt": "text/plain; charset=utf-8",
}
"""One file of each kind, with its type."""

HIDDEN = {"/404.html", "/.salaisuus", "/.git/config"}


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file of each kind."""
    folder = tmp_path_factory.mktemp("samples")
    for address in SAMPLES:
        file = folder / address[1:]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{address}\n" * 200, "utf-8")
    return folder


@pytest.fixture(scope="module")
def samples(sampled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    """A file of each kind, served."""
    with hosted(sampled, tmp_path_factory.mktemp("nginx")) as server:
        yield server


@pytest.mark.parametrize("address", sorted(SAMPLES.keys() - HIDDEN))
def test_kind_of_file_has_its_type(samples: Hosted, address: str) -> None:
    """A file of each kind has its type, and no browser guesses another."""
    answer = samples.ask(address)
    assert (answer.status, answer.headers["content-type"]) == (200, SAMPLES[address])
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_only_transcripts_and_chapters_are_shared(samples: Hosted) -> None:
    """The leave for other sites goes with nothing else."""
    shared = {
        address
        for address in SAMPLES
        if "access-control-allow-origin" in samples.ask(address).headers
    }
    assert shared == {"/podcast/jakso/luvut.json", "/podcast/media/jakso.vtt"}


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/", "public, max-age=300"),
        (FEED, "public, max-age=300"),
        ("/webinaarit/kalenteri.ics", "public, max-age=300"),
        ("/assets/stylesheets/tori.css", "public, max-age=3600"),
        ("/podcast/media/jakso.mp3", "public, max-age=86400"),
        ("/assets/javascripts/bundle.a5f9d56c.min.js", "public, max-age=31536000, immutable"),
    ],
)
def test_files_are_kept_as_long_as_they_stay(samples: Hosted, address: str, kept: str) -> None:
    """Pages and feeds are asked again soon, files with a hash in their name never."""
    assert samples.ask(address).headers["cache-control"] == kept


def test_page_policy_goes_with_pages_only(samples: Hosted) -> None:
    """A page and its own files may run the site's scripts; nothing runs in whatever is no page."""
    for address in sorted(SAMPLES.keys() - HIDDEN):
        policy = samples.ask(address).headers["content-security-policy"]
        assert "default-src 'none'" in policy, address
        assert "frame-ancestors 'self'" in policy, address
        assert ("script-src" in policy) == address.endswith((".html", ".js", ".css")), address


def test_what_is_only_saved_is_an_attachment(samples: Hosted) -> None:
    """Office files and unknown kinds are never shown by the browser, and all else is."""
    attached = {
        address
        for address in SAMPLES.keys() - HIDDEN
        if samples.ask(address).headers.get("content-disposition") == "attachment"
    }
    endings = (*DOWNLOADS, ".tuntematon")
    assert attached == {address for address in SAMPLES if address.endswith(endings)}


@pytest.mark.parametrize(
    "address",
    ["/ei/ole/", "/podcast/media/", "/ei-ole.mp3", "/404.html", "/.salaisuus", "/.git/config"],
)
def test_what_is_not_public_gives_the_own_page(
    sampled: Path, samples: Hosted, address: str
) -> None:
    """Missing pages, folders and dot files give 404 with the site's page, and its headers."""
    answer = samples.ask(address)
    assert (answer.status, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert answer.body == (sampled / "404.html").read_bytes()
    assert "content-security-policy" in answer.headers


def test_folder_without_slash_leads_to_its_page(samples: Hosted) -> None:
    """The redirect names neither host nor scheme, which may be another server's."""
    answer = samples.ask("/teot")
    assert (answer.status, answer.headers["location"]) == (301, "/teot/")


def test_moved_feed_is_redirected(sampled: Path, tmp_path: Path) -> None:
    """The example of the configuration's comment works where the comment says to put it."""
    moved = "location = /podcast/feed.xml { return 301 https://www.example.fi/podcast/feed.xml; }"
    with hosted(sampled, tmp_path, moved) as server:
        answer = server.ask(FEED)
        assert answer.status == 301
        assert answer.headers["location"] == "https://www.example.fi/podcast/feed.xml"
        assert server.ask("/rss.xml").status == 200
