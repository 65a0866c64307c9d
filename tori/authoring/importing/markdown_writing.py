"""Blocks written as Markdown, in GitHub's dialect."""

from collections.abc import Iterator, Sequence

from tori.authoring.importing.document import (
    Block,
    Code,
    Heading,
    Items,
    Paragraph,
    Quote,
    Rule,
    Runs,
    Table,
)
from tori.authoring.importing.inline_writing import fence_for, written

_EMPHASIS_LOST = "korostus jäi osaksi pois kohdasta, jossa Markdown ei voi sitä ilmaista"


def markdown_of(blocks: Sequence[Block]) -> tuple[str, list[str]]:
    """Return blocks as Markdown, and what of them was lost."""
    writer = _Writer()
    return "\n".join(writer.lines(blocks)), list(writer.lost)


class _Writer:
    """Writes blocks as lines; `lost` is what it could not say."""

    def __init__(self) -> None:
        self.lost: dict[str, None] = {}

    def lines(self, blocks: Sequence[Block], *, is_tight: bool = False) -> list[str]:
        """Return the lines of blocks.

        Args:
            blocks: The blocks.
            is_tight: Whether no empty line goes between them.
        """
        found: list[str] = []
        before: Block | None = None
        turn = 0
        for block in blocks:
            # Two lists with the same marks would be one.
            turn = (turn + 1) % 2 if _are_alike(before, block) else 0
            if found and not is_tight:
                found.append("")
            found.extend(self._block(block, turn))
            before = block
        return found

    def _block(self, block: Block, turn: int) -> Iterator[str]:
        match block:
            case Paragraph():
                yield from self._words(block.runs).split("\n")
            case Heading():
                yield f"{'#' * block.level} {_without_closing(self._words(block.runs))}"
            case Items():
                yield from self._list(block, turn)
            case Quote():
                yield from (f"> {line}" if line else ">" for line in self.lines(block.blocks))
            case Code():
                fence = fence_for(block.text)
                yield from (fence, *block.text.split("\n"), fence)
            case Table():
                yield from self._table(block)
            case Rule():
                yield "___"

    def _words(self, runs: Runs) -> str:
        text, is_lost = written(runs)
        if is_lost:
            self.lost[_EMPHASIS_LOST] = None
        return text

    def _list(self, block: Items, turn: int) -> Iterator[str]:
        is_tight = all(map(_is_tight, block.items))
        for number, item in enumerate(block.items):
            if number and not is_tight:
                yield ""
            mark = "-*"[turn] if block.start is None else f"{block.start + number}{'.)'[turn]}"
            first, *rest = self.lines(item, is_tight=is_tight)
            yield f"{mark} {first}"
            indent = " " * (len(mark) + 1)
            yield from (f"{indent}{line}" if line else "" for line in rest)

    def _table(self, block: Table) -> Iterator[str]:
        header, *rows = block.rows
        yield self._row(header)
        yield f"|{' --- |' * len(header)}"
        yield from map(self._row, rows)

    def _row(self, cells: Sequence[Runs]) -> str:
        words = (self._words(self._for_cell(cell)).replace("|", r"\|") for cell in cells)
        return f"|{''.join(f' {each} |' for each in words)}"

    def _for_cell(self, runs: Runs) -> Runs:
        """Return runs of a cell without code that a cell cannot hold (GFM §4.10).

        A backslash and a bar are a bar there, in code too, so code has none before one.
        """
        kept = tuple(
            run._replace(marks=run.marks - {"code"}) if r"\|" in run.text else run for run in runs
        )
        if kept != tuple(runs):
            self.lost[_EMPHASIS_LOST] = None
        return kept


def _are_alike(before: Block | None, block: Block) -> bool:
    return (
        isinstance(before, Items)
        and isinstance(block, Items)
        and (before.start is None) == (block.start is None)
    )


def _is_tight(item: Sequence[Block]) -> bool:
    """Tell whether an item is a line of words and lists below it at most."""
    head, *rest = item
    is_line = isinstance(head, Paragraph | Heading | Items)
    # Only a list that begins at 1 can begin right below words.
    return is_line and all(isinstance(each, Items) and each.start in {None, 1} for each in rest)


def _without_closing(text: str) -> str:
    """Escape the signs at a heading's end that would only close it."""
    words = text.rstrip("#")
    if words == text or (words and not words.endswith(" ")):
        return text
    return f"{words}\\{text[len(words) :]}"
