"""The plain part of YAML: what is taken is read as by the reader of all, and most is taken."""

from hypothesis import given
from hypothesis import strategies as st

from tests.content.records_at_hand import real_content
from tori.content.frontmatter.plain_block import read_plain
from tori.content.frontmatter.yaml_block import UnreadableBlockError, YamlBlock

_KEYS = st.sampled_from("abcdefghijklmn")
_SIGNS = st.text("ab1 :-,'\"[]{}/()#\\\n\t>|&*!?~.\xa0\x85\u2028äñ漢_", max_size=12)
_WORDS = st.sampled_from(("a", "kaksi sanaa", "12:30", "/2020-10", "https://a.fi/b", "a (b)", "ä-"))
_ITEMS = st.one_of(_WORDS, _WORDS.map(repr), _WORDS.map('"{}"'.format))
_PAIRS = st.lists(st.builds("{}: {}".format, _KEYS, _WORDS), min_size=1, max_size=3)
_FIELDS = st.one_of(
    st.builds("{}: {}".format, _KEYS, _ITEMS),
    st.builds("{}:".format, _KEYS),
    st.builds("{}: [{}]".format, _KEYS, st.lists(_WORDS, max_size=3).map(", ".join)),
    st.builds("{}: {{{}}}".format, _KEYS, _PAIRS.map(", ".join)),
    st.builds("{}:\n  - {}".format, _KEYS, st.lists(_ITEMS, max_size=3).map("\n  - ".join)),
    st.builds("{}: >-\n  {}".format, _KEYS, st.lists(_ITEMS, max_size=3).map("\n  ".join)),
)
_ODD_LINES = st.one_of(
    _SIGNS,
    st.builds("{}: {}".format, _KEYS, _SIGNS),
    st.builds("  - {}".format, _SIGNS),
    st.builds("  {}".format, _SIGNS),
    st.builds("{}: [a, {}]".format, _KEYS, _SIGNS),
    st.builds("{}: {{a: {}}}".format, _KEYS, _SIGNS),
    st.sampled_from(("a: >-", "b: >", "c: |-", "---", "", "  ", "b: ''")),
)
_BLOCKS = st.lists(st.one_of(*[_FIELDS] * 6, _ODD_LINES), max_size=5).map("\n".join)


@given(_BLOCKS)
def test_what_is_taken_is_read_as_by_the_other_reader(block: str) -> None:
    """No block means one thing here and another there, and none that has a finding is taken."""
    data = read_plain(block)
    if data is None:
        return
    reader = YamlBlock("a.md", block, first_line=2)
    try:
        assert reader.read() == data
    except UnreadableBlockError as error:
        raise AssertionError(error.diagnostic) from error
    assert reader.diagnostics == []


def test_most_content_is_plain() -> None:
    """At least nine tenths of the site's own content are read this way."""
    blocks = [record.origin.front_matter.block for record in real_content().records]
    taken = [block for block in blocks if read_plain(block) is not None]
    assert len(taken) >= len(blocks) * 0.9


def test_every_form_is_read() -> None:
    """Texts quoted, folded and neither, lists in both forms, parts and empty fields."""
    block = (
        "a: x:y\nb: \"x: y\"\nc: 'x'\nd: >-\n  x\n  - y: z\n"
        'e: [x y, "z"]\nf:\n  - x\n  - \'y\'\ng: {h: 1, i: "2"}\nj:\n'
    )
    assert read_plain(block) == {
        "a": "x:y",
        "b": "x: y",
        "c": "x",
        "d": "x - y: z",
        "e": ["x y", "z"],
        "f": ["x", "y"],
        "g": {"h": "1", "i": "2"},
        "j": None,
    }
