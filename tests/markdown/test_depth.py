"""Bombs: texts that would end the process or hold it up, refused or read in a moment."""

import gc
import subprocess
import sys
import time

import pytest

from tests.projects import ROOT
from tori.engine.collector import collector_at_rest
from tori.markdown.depth import depth_of
from tori.markdown.html import page_html
from tori.markdown.text import parsed

LIST = "".join(f"{'  ' * level}- a\n" for level in range(300))
TOO_DEEP = {
    "quotes": ">" * 20_000 + "a",
    "quotes of a line each": "\n".join(">" * level + "a" for level in range(1, 300)),
    "emphases": "*a _b " * 5_000 + " b_ a*" * 5_000,
    "emphases that are measured": "*a _b " * 4_900 + " b_ a*" * 4_900,
    "strong": "**a " * 20_000 + " a**" * 20_000,
    "strikes": "~~a " * 20_000 + " a~~" * 20_000,
    "emphases with decoys": "*a [b*](c) " * 1_000 + "z*" * 1_000,
    "images": "![" * 10_000 + "a" + "](b)" * 10_000,
    "a list of 300 levels": LIST,
}
FLAT = {
    "brackets": "[" * 20_000,
    "images left open": "![" * 10_000,
    "equal headings": "## a\n" * 30_000,
    "items on a line": "- " * 20_000 + "a",
    "stars": "*" * 50_000,
    "a table": "|a" * 2_000 + "|\n" + "|-" * 2_000 + "|\n" + "|b\n" * 5,
    "references": "[a]: b\n" * 5_000 + "[a] " * 5_000,
    "addresses": "http://" * 10_000,
    "mails": "a@" * 20_000 + "b.fi",
    "entities": "&" * 20_000 + "a;" * 20_000,
    "code": "".join("`" * length + "a " for length in range(600)),
    "comments": "<!--a" * 10_000,
    "a line of dashes": "- " * 500 + "\n\n" + "-" * 500,
    "bold cells": "|a|\n|-|\n" + "|**b**|\n" * 2_000,
    "a megaword": "a" * 500_000,
    "links": "[a](b.md) " * 20_000,
    "links with letters": "[ä](b.md) " * 20_000,
    "links of a line each": "[ä](b.md)\n" * 20_000,
    "broken links": "[a](b c) " * 5_000,
    "broken": "[a](" * 10_000,
    "marks": "{{" * 10_000 + "[[" * 10_000 + "{%" * 10_000,
    "spaces": "a" + " " * 100_000 + "b",
    "quotes without words": "> " * 90 + "a",
    "equal headings with text": "## a\n\nb\n\n" * 20_000,
    "numbered headings twice": "".join(f"## a_{n}\n" for n in range(10_000)) * 2,
    "headings of many digits": f"## a_{'9' * 5_000}\n" * 10,
    "links to headings": "".join(f"## a{n}\n[a](#b) [c](#a{n})\n" for n in range(10_000)),
    "broken links after links": "[a](#b) ](c) " * 5_000,
    "addresses with broken links": "[a](#b) http://a.fi" * 5_000,
    "broken note boxes": "> [!NOTE]\n](" * 5_000,
    "marks and code": "{{ a }} `b` " * 5_000,
    "marks of attributes": "{#a} b " * 10_000,
    "broken links to files": "[a](b.md c) " * 10_000,
}


@pytest.mark.parametrize("text", TOO_DEEP.values(), ids=TOO_DEEP)
def test_what_nests_too_deep_is_refused(text: str) -> None:
    """It is a finding, it shows nothing, and it takes no time."""
    begun = time.process_time()
    made = parsed(text)
    assert [remark.code for remark in made.remarks] == ["T189"]
    assert made.markup == ""
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("text", "line"),
    [("\n" + LIST + "b\n\n" + " " * 900, 301), ("\n\na\n" + "> " * 300 + "b\nc", 4)],
)
def test_it_is_told_of_the_deepest_line(text: str, line: int) -> None:
    """An editor finds what nests, however long the rest is."""
    (remark,) = parsed(text).remarks
    assert (remark.span.line, remark.span.column) == (line, 1)


@pytest.mark.parametrize("text", FLAT.values(), ids=FLAT)
def test_what_is_flat_is_read_in_a_moment(text: str) -> None:
    """However many marks there are, they do not hold up a check."""
    assert "T189" not in {remark.code for remark in parsed(text).remarks}
    assert any(_seconds(text) < 1 for _ in range(3))  # the machine itself is slow at times


def _seconds(text: str) -> float:
    """Return how long a text takes, as the commands read it: Python looks for no cycles meanwhile.

    It would look through all that other tests have made.
    """
    with collector_at_rest():
        begun = time.process_time()
        page_html(parsed(text), lambda link: link.target)
        return time.process_time() - begun


def test_lines_that_are_long_do_not_fill_the_memory() -> None:
    """A line is not kept a thousand times with one correction each; a paragraph's line is."""
    long = parsed("[a](b.md c) {#d} " * 1_000).remarks
    assert len(long) == 2_000
    assert not any(remark.corrected for remark in long)
    assert all(remark.corrected for remark in parsed("[a](b.md c) {#d} " * 100).remarks)


def test_what_was_parsed_is_freed() -> None:
    """A preview parses all day: of a tree nothing stays behind when its text is made."""
    text = "**a** [b](c.md)\n\n- d\n\n" * 100
    parsed(text)
    gc.collect()
    before = len(gc.get_objects())
    for _ in range(5):
        parsed(text)
    gc.collect()
    assert len(gc.get_objects()) - before < 100


def test_the_deepest_allowed_is_read_on_a_small_stack() -> None:
    """Threads have half a megabyte on some systems, and a crash there ends everything."""
    program = (
        "import threading\n"
        "from tori.markdown.text import parsed\n"
        "threading.stack_size(512 * 1024)\n"
        "text = '> ' * 95 + '*a **b ' * 60 + ' b** a*' * 60 + '![' * 60 + 'a' + '](b)' * 60\n"
        "thread = threading.Thread(target=lambda: print(parsed(text).remarks[-1].code))\n"
        "thread.start()\n"
        "thread.join()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "T189")


def test_depth_is_of_what_nests() -> None:
    """Quotes, lists and emphases count, blocks beside each other do not."""
    assert depth_of("<ul>\n<li><em>a</em></li>\n</ul><p>b</p><ul></ul>") == 2
    assert depth_of("") == 0
