"""Measured results for the tests of what is made of them. Only tests import this module."""

from bench.figures import COLD, Result, Scenario
from bench.measuring import Run


def result(
    tool: str, *walls: float, deeds: int = 750, scenario: Scenario = COLD, searches: bool = False
) -> Result:
    """Return the result of runs of these wall times."""
    runs = tuple(Run(wall, 2 * wall, 0.5) for wall in walls)
    return Result(tool, searches, deeds, scenario, runs, 100_000_000, 1000, 20_000_000)
