"""What processes hand over to each other."""

from contextlib import closing
from functools import partial
from itertools import islice
from tempfile import TemporaryFile

import pytest

from tori.engine.processes.forking import forked_process
from tori.engine.processes.handing import MOST_NUMBERS, Numbers, Spool


def put_all(numbers: Numbers, spool: Spool) -> None:
    """Hand over every number that nobody has taken."""
    for number in numbers:
        spool.put((number, "x" * number))


def test_each_number_is_taken_once_by_either_process() -> None:
    """Whoever takes them, none is lost, none is there twice, and all that is made arrives."""
    count = 2000
    with closing(Numbers(range(count))) as numbers, TemporaryFile(buffering=0) as file:
        spool = Spool(file)
        with forked_process(partial(put_all, numbers, spool)) as process:
            here = list(islice(numbers, 50))
            process.join()
        there = list(spool.taken())
    assert sorted([*here, *(number for number, _ in there)]) == list(range(count))
    assert all(words == "x" * number for number, words in there)
    assert here == sorted(here)


def test_as_many_numbers_as_are_allowed_need_nobody_to_take_them() -> None:
    """To put them there does not wait."""
    with closing(Numbers(range(MOST_NUMBERS))) as numbers:
        assert list(numbers) == list(range(MOST_NUMBERS))


@pytest.mark.parametrize("cut", [1, 7, 8, 9, 20])
def test_only_what_is_whole_is_taken(cut: int) -> None:
    """What is being written is taken when it has been."""
    with TemporaryFile(buffering=0) as file:
        spool = Spool(file)
        spool.put("eka")
        before = file.tell()
        spool.put(["toka"])
        file.seek(before)
        whole = file.read()
        file.truncate(before + min(cut, len(whole) - 1))
        assert list(spool.taken()) == ["eka"]
        assert list(spool.taken()) == []
        file.seek(before)
        file.write(whole)
        assert list(spool.taken()) == [["toka"]]
