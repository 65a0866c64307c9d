"""The corpus that the tests of the generators share."""

import pytest

from bench.corpus import Corpus
from tests.bench.corpora import make_corpus


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """A few deeds, as every generator gets them."""
    return make_corpus(tmp_path_factory.mktemp("corpus"))
