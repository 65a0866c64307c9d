"""The command that runs the tests."""

import sys

import click


@click.command(context_settings={"ignore_unknown_options": True})
@click.option(
    "--quick", is_flag=True, help="Jätä pois testit, jotka tarvitsevat selaimen tai palvelimen."
)
@click.argument("pytest_arguments", nargs=-1, type=click.UNPROCESSED)
def test(quick: bool, pytest_arguments: tuple[str, ...]) -> None:  # noqa: FBT001 — click passes flags so
    """Aja kaikki testit ja tarkistukset."""
    from tori.toolchain.suite import run_tests

    sys.exit(run_tests(quick=quick, pytest_arguments=pytest_arguments))
