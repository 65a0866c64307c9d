"""Hostile Markdown by rule: a text's name, the text, and what the check tells of it."""

from collections.abc import Mapping
from typing import NamedTuple


class BodyText(NamedTuple):
    """A text.

    Attributes:
        markdown: The text.
        told: The errors, each as its line in the text and its code; of a harmless text none.
    """

    markdown: str
    told: tuple[tuple[int, str], ...] = ()


SCRIPT = "<script>alert(1)</script>"

TEXTS: Mapping[str, BodyText] = {
    "code-over-lines": BodyText(f"`a\nb` {SCRIPT} `c`", ((2, "T121"),)),
    "refresh": BodyText(
        "`a\nb` <meta http-equiv=refresh content='0;url=https://evil.example/'> `c`",
        ((2, "T121"),),
    ),
    "fence-attributes": BodyText(f"``` {{a}} b}}\n{SCRIPT}\n```"),
    "fence-quotes": BodyText(f'``` x"onclick="alert(1)\n{SCRIPT}\n```'),
    "fence-closed-by-tab": BodyText(f"```\nx\n```\t\n{SCRIPT}", ((4, "T121"),)),
    "link-brackets": BodyText("[a [b] c](javascript:alert(1))", ((1, "T124"),)),
    "link-entities": BodyText("[a](&#106;ava&#x73;cript&colon;alert(1))", ((1, "T124"),)),
    "link-tab": BodyText("[a](<java\tscript:alert(1)>)", ((1, "T124"),)),
    "link-data": BodyText("[a](data:text/html,x) [b](vbscript:x)", ((1, "T124"), (1, "T124"))),
    "autolink": BodyText("<javascript:alert(1)>", ((1, "T124"),)),
    "mailto": BodyText("<mailto:x/contenteditable/autofocus/onfocus=alert(1)>"),
    "title": BodyText("[a](https://a.example '\" onclick=alert(1) x=\"')"),
    "reference-next-line": BodyText(
        "[a]:\njavascript:alert(1)\n\n[a]", ((1, "T126"), (4, "T124"), (4, "T126"))
    ),
    "image-from-elsewhere": BodyText("![a [b] c](https://evil.example/x.png)", ((1, "T125"),)),
    "image-words": BodyText('![a " onerror=alert(1) x="](//evil.example/x.png)', ((1, "T125"),)),
    "link-to-a-record": BodyText("Lue [Opas [1]](../organisations/alavuden-kaupunki.md) tästä."),
    "cell": BodyText(f"| a |\n|---|\n| {SCRIPT} |", ((3, "T121"),)),
    "footnote": BodyText(f'a[^"><b>]\n\n[^"><b>]: {SCRIPT}', ((3, "T121"),)),
    "box": BodyText(f"> [!NOTE] {SCRIPT}\n> a"),
    "heading": BodyText(f"## a {SCRIPT}\n\nb", ((1, "T121"),)),
    "conflict": BodyText("a\n\n<<<<<<< HEAD\n\nA\n\n=======\n\nB\n\n>>>>>>> haara", ((3, "T161"),)),
    "brackets": BodyText("[" * 20_000),
    "images-left-open": BodyText("![" * 10_000),
    "equal-headings": BodyText("## a\n\nb\n\n" * 30_000),
    "lists-300-deep": BodyText(
        "".join(f"{'  ' * level}- a\n" for level in range(300)), ((300, "T189"),)
    ),
}
