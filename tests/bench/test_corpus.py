"""The deeds that every generator is given."""

from pathlib import Path

from bench.corpus import Corpus, term_counts
from bench.volume import write_content
from tests.bench.corpora import DEEDS
from tori.content.records import Deed
from tori.site.taxonomies import taxonomies


def test_there_are_as_many_deeds(corpus: Corpus) -> None:
    """No deed is lost between the content and the others' form of it."""
    assert len(corpus.entries) == len(corpus.site.all(Deed)) == DEEDS


def test_terms_are_those_of_our_own_site(corpus: Corpus) -> None:
    """Each taxonomy has as many terms with deeds as ours has."""
    ours = {
        taxonomy.slug: sum(1 for group in taxonomy.groups if group.deeds)
        for taxonomy in taxonomies(corpus.site)
    }
    counts = term_counts(corpus.entries)
    assert counts == {taxonomy: ours[taxonomy] for taxonomy in counts}


def test_an_entry_has_all_words_of_the_deed(corpus: Corpus) -> None:
    """What an editor would have written is all there: text, results, lessons, source."""
    for entry in corpus.entries:
        deed = corpus.site.find(f"deeds/{entry.id}")
        assert isinstance(deed, Deed)
        for words in (deed.body.strip(), *deed.results, *deed.transfer):
            assert words in entry.body
        assert deed.source
        assert str(deed.source.isbn) in entry.body


def test_the_content_is_the_same_each_time(corpus: Corpus, tmp_path: Path) -> None:
    """The deeds of a number are the same in every run."""
    write_content(tmp_path, DEEDS)
    for path in (tmp_path / "content" / "deeds").iterdir():
        assert path.read_bytes() == (corpus.content / "deeds" / path.name).read_bytes()
