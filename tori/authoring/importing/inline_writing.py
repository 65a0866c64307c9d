"""Marked words written as Markdown that shows them as they are.

Whether marks say what they should depends on the signs beside them. So what was written is parsed
again, and where it says something else, another spelling is tried.
"""

import re
from collections.abc import Sequence

from bs4 import BeautifulSoup

from tori.authoring.importing.document import BREAK, Link, Paragraph, Run, Runs
from tori.authoring.importing.html_reading import read_html
from tori.authoring.importing.paragraphs import merged
from tori.markdown.parsing import tree_of

_SIGNS = (
    r"\\(?=[!-/:-@\[-`{-~]|\Z)"  # escapes
    r"|[*`~]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # one within a word means nothing
    r"|!(?=\[)"
    r"|(?<=[A-Za-z]):(?=//)|(?<=www)\.|(?<=[\w.+-])@(?=\w)"  # bare addresses
)
_IN_TEXT = re.compile(  # notes, boxes, tasks, links
    rf"{_SIGNS}|\[(?=[\^!]|[ xX]?\])|\](?=[(\[:])", re.IGNORECASE
)
_IN_LINK = re.compile(rf"{_SIGNS}|[\[\]]", re.IGNORECASE)
_ANGLE = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(
    r"(?P<sign>#(?=[#\s]|$)|>|[-+](?=\s|$)|[-=|:](?=[-=|: ]*$))|(?P<number>\d{1,9})(?=[.)](?:\s|$))"
)
_AUTOLINK = re.compile(r"(?:https?://|mailto:)[^\s<>\\]+", re.IGNORECASE)
_UNSAFE_IN_ADDRESS = re.compile(r"[\x00-\x20<>\\`()]")
_DEFINITION = re.compile(r"\[(?:[^\[\]\\]|\\.)*\]:", re.DOTALL)
"""What takes a paragraph's start away as the address of links elsewhere."""
_EMPHASES = ("strong", "em", "strike")


def written(runs: Runs) -> tuple[str, bool]:
    """Return words as Markdown, and whether they lost their emphasis or that they are code.

    Lines end in two spaces and a line feed. What means something at a line's start is escaped.
    """
    text, is_lost = _spelled(runs)
    if _DEFINITION.match(text) is None:
        return text, is_lost
    if runs[0].link is None:
        return f"\\{text}", is_lost
    # Brackets of code count in a definition, and there they cannot be escaped.
    return _spelled(merged(run._replace(marks=run.marks - {"code"}) for run in runs))[0], True


def _spelled(runs: Runs) -> tuple[str, bool]:
    if not any(run.marks & {*_EMPHASES} for run in runs):
        return _by_lines(_spans(runs, "*")), False
    spellings = (
        (runs, False),
        (_at_words(runs, is_code_marked=True), False),
        (_at_words(runs, is_code_marked=False), True),
    )
    for spelled, is_lost in spellings:
        for mark in ("*", "_"):
            text = _by_lines(_spans(spelled, mark))
            if _says(text, spelled):
                return text, is_lost
    plain = merged(run._replace(marks=run.marks & {"code"}) for run in runs)
    return _by_lines(_spans(plain, "*")), True


def _by_lines(text: str) -> str:
    return "  \n".join(
        _LINE_START.sub(_escaped_start, line, count=1) if _LINE_START.match(line) else line
        for line in text.split(BREAK)
    )


def _escaped_start(found: re.Match[str]) -> str:
    return f"\\{found[0]}" if found["sign"] else f"{found[0]}\\"


def _says(text: str, runs: Runs) -> bool:
    """Tell whether Markdown says what runs say."""
    tree = tree_of(text)
    if tree is None:
        return False
    blocks, _ = read_html(BeautifulSoup(tree.markup, "html.parser"), keeps_lines=False)
    found = [block.runs for block in blocks if isinstance(block, Paragraph)]
    return len(blocks) == len(found) == 1 and _signs(found[0]) == _signs(runs)


def _signs(runs: Runs) -> list[object]:
    """Return each letter as it is marked; a space is marked as whatever is round it."""
    return [
        letter if letter.isspace() else (letter, run.marks, run.link and run.link.title)
        for run in runs
        for letter in run.text
    ]


def _at_words(runs: Runs, *, is_code_marked: bool) -> Runs:
    """Return runs whose emphasis begins and ends at letters, or at code too."""
    parts = [run._replace(text=part) for run in runs for part in re.findall(r"\w+|\W", run.text)]
    marks = [part.marks for part in parts]
    for order in (range(len(parts)), reversed(range(len(parts)))):
        before: frozenset[str] = frozenset()
        for number in order:
            is_code = "code" in marks[number]
            if not (is_code_marked if is_code else re.match(r"\w", parts[number].text)):
                marks[number] &= before | {"code"}
            before = marks[number]
    made = (part._replace(marks=mark) for part, mark in zip(parts, marks, strict=True))
    return merged(made)


def _spans(runs: Sequence[Run], mark: str, *, is_inside: bool = False) -> str:
    """Write runs, the longest of what is round the first of them outermost."""
    parts: list[str] = []
    at = 0
    while at < len(runs):
        run = runs[at]
        around = [each for each in _EMPHASES if each in run.marks]
        ends = {each: _end(runs, at, each) for each in around}
        link_end = at
        while run.link and link_end < len(runs) and runs[link_end].link == run.link:
            link_end += 1
        longest = max(around, key=lambda each: ends[each], default="")
        if run.link and link_end >= ends.get(longest, at):
            inner = [each._replace(link=None) for each in runs[at:link_end]]
            parts.append(_link(run.link, inner, mark))
            at = link_end
        elif longest:
            end = ends[longest]
            inner = [each._replace(marks=each.marks - {longest}) for each in runs[at:end]]
            delimiter = {"strong": "**", "strike": "~~"}.get(longest, mark)
            parts.append(f"{delimiter}{_spans(inner, mark, is_inside=is_inside)}{delimiter}")
            at = end
        else:
            is_last = at + 1 == len(runs)
            parts.append(_leaf(run, is_last=is_last, is_in_link=is_inside))
            at += 1
    return "".join(parts)


def _end(runs: Sequence[Run], start: int, mark: str) -> int:
    """Return where a mark ends that begins at a run; it does not end within a link."""
    end = start
    while end < len(runs) and mark in runs[end].marks:
        end += 1
    link = runs[end - 1].link
    if link and end < len(runs) and runs[end].link == link:
        while end > start and runs[end - 1].link == link:
            end -= 1
    return end


def _leaf(run: Run, *, is_last: bool, is_in_link: bool) -> str:
    if run.text == BREAK:
        return BREAK
    if "code" in run.marks:
        return _code(run.text)
    text = (_IN_LINK if is_in_link else _IN_TEXT).sub(r"\\\g<0>", run.text)
    if text.endswith("!") and not is_last:
        text = f"{text[:-1]}\\!"
    return _ANGLE.sub("&lt;", _ENTITY.sub("&amp;", text))


def _code(text: str) -> str:
    fence = "`" * (_longest(text) + 1)
    gap = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{fence}{gap}{text}{gap}{fence}"


def fence_for(text: str) -> str:
    """Return the fence that lines of code go between."""
    return "`" * max(3, _longest(text) + 1)


def _longest(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)


def _link(link: Link, inner: Sequence[Run], mark: str) -> str:
    words = "".join(run.text for run in inner)
    is_plain = len(inner) == 1 and not inner[0].marks and not link.title
    if (
        is_plain
        and link.address in {words, f"mailto:{words}"}
        and _AUTOLINK.fullmatch(link.address)
    ):
        return f"<{words}>"
    address = _UNSAFE_IN_ADDRESS.sub(lambda sign: f"%{ord(sign[0]):02X}", link.address)
    address = _ENTITY.sub("&amp;", address)
    title = ""
    if link.title:
        escaped = re.sub(r'[\\"]', r"\\\g<0>", _ENTITY.sub("&amp;", link.title))
        title = f' "{_ANGLE.sub("&lt;", escaped)}"'
    return f"[{_spans(inner, mark, is_inside=True)}]({address}{title})"
