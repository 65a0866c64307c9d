"""The preview's web server, asked over a real socket."""

import socket
import struct
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from typing import NamedTuple

import pytest

from tori.preview.server import CHANGES, FINDINGS, SCRIPT, PreviewServer, Version

pytestmark = pytest.mark.server

SOUND = bytes(range(256)) * 4
PAGE = "<!doctype html><html><body><p>Sivu ä</p></body></html>"


class Answer(NamedTuple):
    """What the server said."""

    status: int
    headers: HTTPMessage
    body: bytes


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small built site."""
    folder = tmp_path / "site"
    (folder / "teot").mkdir(parents=True)
    for name in ("index.html", "teot/index.html", "404.html"):
        (folder / name).write_text(PAGE.replace("Sivu", name), "utf-8")
    (folder / "jakso.mp3").write_bytes(SOUND)
    (folder / "feed.xml").write_text("<rss><body></body></rss>", "utf-8")
    (folder / "tyhja.vtt").write_bytes(b"")
    (tmp_path / "salaisuus.txt").write_text("salaisuus", "utf-8")
    return folder


@pytest.fixture
def server(site: Path) -> Iterator[PreviewServer]:
    """A server of the site on a free port."""
    with PreviewServer(site, 0) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def ask(server: PreviewServer, path: str, *, method: str = "GET", **headers: str) -> Answer:
    """Send one request."""
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    try:
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("stated", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=100-199", 100, 199),
        ("bytes=1000-", 1000, 1023),
        ("bytes=-24", 1000, 1023),
        ("bytes=1000-9999", 1000, 1023),
        ("bytes=-9999", 0, 1023),
    ],
)
def test_range_is_answered_with_its_bytes(
    server: PreviewServer, stated: str, first: int, last: int
) -> None:
    """A range, open or counted from the end, gives 206 and those bytes (RFC 9110 §14)."""
    answer = ask(server, "/jakso.mp3", Range=stated)
    assert (answer.status, answer.body) == (206, SOUND[first : last + 1])
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/1024"
    assert answer.headers["Content-Length"] == str(last - first + 1)
    assert answer.headers["Content-Type"] == "audio/mpeg"


@pytest.mark.parametrize(
    "stated", ["bytes=1024-", "bytes=9999-", "bytes=-0", "bytes=-", "bytes=9-3"]
)
def test_range_outside_the_file_is_refused(server: PreviewServer, stated: str) -> None:
    """A range with no byte in it gives 416 and the file's size."""
    answer = ask(server, "/jakso.mp3", Range=stated)
    assert (answer.status, answer.body) == (416, b"")
    assert answer.headers["Content-Range"] == "bytes */1024"


def test_range_of_an_empty_file_is_refused(server: PreviewServer) -> None:
    """An empty file has no range."""
    assert ask(server, "/tyhja.vtt", Range="bytes=0-").status == 416


def test_whole_file_says_that_it_takes_ranges(server: PreviewServer) -> None:
    """Without a range the whole file comes, and a player learns that it may wind."""
    answer = ask(server, "/jakso.mp3")
    assert (answer.status, answer.body) == (200, SOUND)
    assert answer.headers["Accept-Ranges"] == "bytes"


def test_head_tells_the_size_and_sends_nothing(server: PreviewServer) -> None:
    """HEAD has the headers of GET and no body."""
    answer = ask(server, "/jakso.mp3", method="HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["Content-Length"] == "1024"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/feed.xml", "application/xml; charset=utf-8"),
        ("/tyhja.vtt", "text/vtt; charset=utf-8"),
    ],
)
def test_types_are_stated(server: PreviewServer, path: str, kind: str) -> None:
    """Browsers are told the type and the character set."""
    assert ask(server, path).headers["Content-Type"] == kind


def test_folder_is_its_index_page(server: PreviewServer) -> None:
    """An address that ends with a slash is its folder's page."""
    assert b"teot/index.html" in ask(server, "/teot/").body


def test_folder_without_a_slash_is_redirected(server: PreviewServer) -> None:
    """Relative links work only from the address with the slash."""
    answer = ask(server, "/teot")
    assert (answer.status, answer.headers["Location"]) == (301, "/teot/")


def test_missing_page_is_the_sites_own(server: PreviewServer) -> None:
    """An address with nothing behind it gives 404 and the page that the public would see."""
    answer = ask(server, "/ei/ole/")
    assert answer.status == 404
    assert "404.html ä" in answer.body.decode()


def test_site_that_was_never_built_is_no_crash(server: PreviewServer, site: Path) -> None:
    """Before the first good build there is not even a page for what is missing."""
    (site / "404.html").unlink()
    answer = ask(server, "/ei/ole/")
    assert (answer.status, CHANGES in answer.body.decode()) == (404, True)


def test_reload_script_is_in_pages_alone(server: PreviewServer, site: Path) -> None:
    """Pages get the script as they are served; feeds and the files themselves do not."""
    assert CHANGES in ask(server, "/").body.decode()
    assert CHANGES not in ask(server, "/feed.xml").body.decode()
    assert (site / "index.html").read_text("utf-8").count("<script>") == 0


def test_page_in_a_frame_is_served_as_it_is(server: PreviewServer, site: Path) -> None:
    """A mail's frame runs no script, so that one would only be complained of."""
    answer = ask(server, "/index.html", **{"Sec-Fetch-Dest": "iframe"})
    assert answer.body == (site / "index.html").read_bytes()


def test_nothing_is_cached(server: PreviewServer) -> None:
    """An editor who reloads sees the newest build."""
    for path in ("/", "/jakso.mp3", "/ei-ole"):
        assert ask(server, path).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["/../salaisuus.txt", "/teot/../../salaisuus.txt", "/%2e%2e/salaisuus.txt"]
)
def test_nothing_outside_the_site_is_served(server: PreviewServer, path: str) -> None:
    """No path leads out of the folder."""
    answer = ask(server, path)
    assert (answer.status, b"salaisuus" in answer.body) == (404, False)


def test_links_out_of_the_site_are_not_followed(server: PreviewServer, site: Path) -> None:
    """Neither by GET nor by HEAD, and a folder without a page lists nothing."""
    (site / "ulos.txt").symlink_to(site.parent / "salaisuus.txt")
    (site / "ulos").symlink_to(site.parent)
    (site / "tyhja").mkdir()
    (site / "404.html").unlink()
    (site / "404.html").symlink_to(site.parent / "salaisuus.txt")
    for path in ("/ulos.txt", "/ulos/salaisuus.txt", "/ulos/", "/tyhja/"):
        for method in ("GET", "HEAD"):
            answer = ask(server, path, method=method)
            assert (answer.status, b"salaisuus" in answer.body) == (404, False)


def test_foreign_name_gets_nothing(server: PreviewServer) -> None:
    """A page of another site whose name leads here learns nothing of the drafts."""
    for path in ("/", FINDINGS, CHANGES, SCRIPT, "/jakso.mp3"):
        for method in ("GET", "HEAD", "POST"):
            answer = ask(server, path, method=method, Host=f"vieras.example:{server.server_port}")
            assert answer.status == 421
            assert method == "HEAD" or "serve --host" in answer.body.decode()


def test_added_name_is_answered(site: Path) -> None:
    """Whoever says by what name the preview is reached is answered by it."""
    with PreviewServer(site, 0, "::1") as running:
        assert running.address == f"http://[::1]:{running.server_port}/"
    with PreviewServer(site, 0, "tila.example") as running:
        assert running.address == f"http://127.0.0.1:{running.server_port}/"
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        assert ask(running, "/", Host="tila.example").status == 200
        assert ask(running, "/", Host="toinen.example").status == 421
        running.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("request_head", "status"),
    [
        (b"GET /" + b"a" * 5000 + b" HTTP/1.1\r\n", 404),
        (b"GET /" + b"a/" * 2500 + b" HTTP/1.1\r\n", 404),
        (b"GET /" + b"a" * 70000 + b" HTTP/1.1\r\n", 414),
        (b"GET /%00 HTTP/1.1\r\n", 404),
        (b"GET /\0 HTTP/1.1\r\n", 404),
        (b"GET /%ff%fe HTTP/1.1\r\n", 404),
        (b"GET /%ed%a0%80 HTTP/1.1\r\n", 404),
        (b"GET /%zz%2 HTTP/1.1\r\n", 404),
        (b"GET /\xe4 HTTP/1.1\r\n", 404),
        (b"GET //[ HTTP/1.1\r\n", 404),
        (b"GET http://[x/ HTTP/1.1\r\n", 404),
        (b"GET * HTTP/1.1\r\n", 404),
        (b"GET / HTTP/1.\xb2\r\n", 400),
        (b"GET / HTTP/9.9\r\n", 505),
        (b"ROSKAA\r\n", 400),
        (b"GET /jakso.mp3 HTTP/1.1\r\nRange: bytes=0-" + b"9" * 5000 + b"\r\n", 206),
        (b"GET /jakso.mp3 HTTP/1.1\r\nRange: bytes=" + b"9" * 5000 + b"-\r\n", 416),
        (b"GET /jakso.mp3 HTTP/1.1\r\nRange: bytes=" + b"0-1," * 9000 + b"\r\n", 416),
        (b"GET /jakso.mp3 HTTP/1.1\r\nRange: \xb2=\xb2-\xb2\r\n", 416),
        (b"GET /jakso.mp3 HTTP/1.1\r\nRange: " + b"x" * 70000 + b"\r\n", 431),
        (b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 200, 431),
        (CHANGES.encode().join((b"GET ", b"?after=%C2%B2 HTTP/1.1\r\n")), 200),
        (CHANGES.encode().join((b"GET ", b"?after=\xb2 HTTP/1.1\r\n")), 200),
        (CHANGES.encode().join((b"GET ", b"?after=%ff&&=;after HTTP/1.1\r\n")), 200),
    ],
)
def test_odd_request_is_answered(
    server: PreviewServer,
    capfd: pytest.CaptureFixture[str],
    request_head: bytes,
    status: int,
) -> None:
    """Never a dropped connection or a traceback, and the next request is answered as ever."""
    server.version.advance()
    host = f"Host: 127.0.0.1:{server.server_port}\r\nConnection: close\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as connection:
        connection.sendall(request_head + host)
        first_line = connection.makefile("rb").readline()
    assert first_line.startswith(f"HTTP/1.1 {status} ".encode())
    assert ask(server, "/").status == 200
    assert capfd.readouterr().err == ""


def test_waiting_page_hears_of_the_next_build(server: PreviewServer) -> None:
    """A request for changes is held until there is a new build, then answered with its number."""
    answers: list[Answer] = []
    waiting = threading.Thread(target=lambda: answers.append(ask(server, f"{CHANGES}?after=0")))
    waiting.start()
    time.sleep(0.2)
    assert answers == []
    server.version.advance()
    waiting.join(timeout=5)
    assert [(answer.status, answer.body) for answer in answers] == [(200, b"1")]


def test_page_that_is_behind_hears_at_once(server: PreviewServer) -> None:
    """A page from before the newest build need not wait for another."""
    server.version.advance()
    server.version.advance()
    assert ask(server, f"{CHANGES}?after=1").body == b"2"
    assert ask(server, f"{CHANGES}?after=roskaa").body == b"2"


def test_browser_that_left_is_not_complained_of(
    server: PreviewServer, capfd: pytest.CaptureFixture[str]
) -> None:
    """A page that is closed while it waits leaves the terminal clean: it is for findings."""
    waiting = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    waiting.request("GET", f"{CHANGES}?after=0")
    time.sleep(0.1)
    assert waiting.sock is not None
    # To end with a reset, as a browser does that is closed.
    waiting.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    waiting.close()
    server.version.advance()
    assert ask(server, "/").status == 200
    time.sleep(0.1)
    assert capfd.readouterr().err == ""


def test_wait_ends_when_its_time_is_up() -> None:
    """Without a build the same number comes back, and the page asks again."""
    assert Version().wait_beyond(0, 0.01) == 0


def test_server_listens_to_this_machine_alone(server: PreviewServer) -> None:
    """No other address of the machine answers: a draft is seen by its editor only."""
    assert server.server_address[0] == "127.0.0.1"
    with pytest.raises(OSError, match=r"."):
        socket.create_connection(("127.0.0.2", server.server_port), timeout=0.5)


def test_taken_port_is_an_error(server: PreviewServer, site: Path) -> None:
    """Two servers cannot have one port, and whoever comes second is told."""
    with pytest.raises(OSError, match=r"."):
        PreviewServer(site, server.server_port)


def test_address_names_the_port(server: PreviewServer) -> None:
    """The address can be opened as it is."""
    assert server.address == f"http://127.0.0.1:{server.server_port}/"
