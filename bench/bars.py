"""The bars that the project set itself, and whether the measured results meet them. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bench.figures import (
    BODY,
    COLD,
    FIRST,
    HUGO,
    UNCHANGED,
    Result,
    Scenario,
    figures,
    found,
    ratio,
)

OURS = "tori"
Measure = Callable[[Sequence[Result]], float | None]


@dataclass(frozen=True, slots=True)
class Bar:
    """What is to hold: a measured figure that is at most `bound`."""

    claim: str
    bound: float
    measure: Measure


@dataclass(frozen=True, slots=True)
class Verdict:
    """A bar and what was measured; None where this comparison did not measure it."""

    bar: Bar
    measured: float | None

    @property
    def word(self) -> str:
        """Whether the bar is met, and by how much it is missed, in a few words."""
        if self.measured is None:
            return "not measured"
        if self.measured <= self.bar.bound:
            return "yes"
        times = self.measured / self.bar.bound if self.bar.bound else 0
        return f"no, {figures(times)} times that" if times else "no"


def _to(other: str, deeds: int, scenario: Scenario = COLD) -> Measure:
    def measure(results: Sequence[Result]) -> float | None:
        ours = found(results, OURS, deeds, scenario)
        return ratio(ours, found(results, other, deeds)) if ours else None

    return measure


def _seconds(deeds: int, scenario: Scenario) -> Measure:
    def measure(results: Sequence[Result]) -> float | None:
        ours = found(results, OURS, deeds, scenario)
        return ours.wall if ours else None

    return measure


def _memory(deeds: int) -> Measure:
    def measure(results: Sequence[Result]) -> float | None:
        ours = found(results, OURS, deeds)
        return ours.memory / 1e6 if ours and ours.memory is not None else None

    return measure


def _differing(results: Sequence[Result]) -> float | None:
    counts = [result.differing for result in results if result.differing is not None]
    return sum(counts) if counts else None


BARS = (
    Bar("cold, 10,000 deeds, of Hugo's time", 0.90, _to(HUGO, 10_000)),
    Bar("first edit, 1,000 deeds, s", 0.5, _seconds(1_000, FIRST)),
    Bar("first edit, 10,000, of Hugo's full build", 0.4, _to(HUGO, 10_000, FIRST)),
    Bar("one text edited later, 10,000, of Hugo's full build", 0.4, _to(HUGO, 10_000, BODY)),
    Bar("nothing changed, 10,000, of Hugo's full build", 0.05, _to(HUGO, 10_000, UNCHANGED)),
    Bar("memory, 10,000 deeds, MB", 350, _memory(10_000)),
    Bar("files that differ from stock MkDocs', all sizes", 0, _differing),
)


def verdicts(results: Sequence[Result]) -> Iterator[Verdict]:
    """Yield each bar with what was measured of it."""
    for bar in BARS:
        yield Verdict(bar, bar.measure(results))
