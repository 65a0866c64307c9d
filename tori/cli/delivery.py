"""What the commands of the delivery share: where its ledger is, and how they tell of it.

They tell numbers and rows of the subscribers' file, never an address. Only `tori.cli` imports this.
"""

import math
import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click

from tori.cli.terminal import project_root, report

if TYPE_CHECKING:
    from tori.content.settings.publisher import Publisher
    from tori.deliver.ledger.ledger import Ledger, State

_NAMES: "Mapping[State, str]" = {
    "sent": "lähetetty",
    "queued": "lähettämättä",
    "deferred": "lykätty",
    "failed": "torjuttu",
    "unknown": "epävarma",
}
_TOLD_EVERY = 100


class Moment(click.ParamType[datetime]):
    """A moment as an option's value; without a zone it is Finland's."""

    name = "aika"

    def convert(
        self,
        value: Any,  # noqa: ANN401 — click's own signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> datetime:
        """Return the moment, or fail in Finnish."""
        from tori.site.helsinki import HELSINKI

        try:
            stated = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" ei ole aika. Kirjoita esimerkiksi 2026-12-01T09:00.', param, ctx)
        return stated if stated.tzinfo else stated.replace(tzinfo=HELSINKI)


class _Service(Protocol):
    """Anything that an issue is sent through."""

    @property
    def is_loopback(self) -> bool: ...


def refuse_placeholder(publisher: "Publisher", service: _Service) -> None:
    """Refuse to send in nobody's name.

    Raises:
        ServerError: The publisher is a placeholder, and the letter would leave this machine.
    """
    from tori.deliver.carriers.carrier import ServerError

    if publisher.is_placeholder and not service.is_loopback:
        raise ServerError(
            "tiedoston mkdocs.yml kohta extra.publisher on esimerkki, jonka nimissä ei lähetetä"
        )


def default_ledger() -> Path:
    """Return where the ledger is unless told otherwise: in the user's data folder."""
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share"
    return Path(base) / "tekojen-tori/ledger.sqlite"


LEDGER = click.option(
    "--ledger",
    type=click.Path(dir_okay=False, path_type=Path),
    default=default_ledger,
    help="Lähetyskirjanpito.",
    show_default="käyttäjän datakansio",
)


def outside(file: Path, option: str) -> Path:
    """Return the file, unless it is in the repository, where people's data never goes."""
    resolved = file.resolve()
    if project_root() in resolved.parents:
        message = "tiedosto on tässä hakemistossa, jonne tilaajien tiedot eivät kuulu. Siirrä se."
        raise click.BadParameter(message, param_hint=option)
    return resolved


def progress(number: int) -> Callable[[int], None]:
    """Return what to call with the number of messages sent."""

    def told(sent: int) -> None:
        if sent % _TOLD_EVERY == 0:
            report(f"{sent}/{number}")

    return told


def tell_plan(
    ledger: "Ledger",
    issue_and_variant: tuple[str, str],
    keys: Sequence[str],
    number: int,
    rate: float,
) -> None:
    """Tell what a confirmed run would do."""
    issue, variant = issue_and_variant
    others = ledger.others(issue, variant)
    states = {key: state for key, state in ledger.states(issue).items() if key not in others}
    suppressed = sum(ledger.is_suppressed(key) for key in keys)
    sent = sum(states.get(key) == "sent" for key in keys)
    doubtful = sum(states.get(key) in ("sending", "unknown") for key in keys)
    elsewhere = sum(key in others for key in keys)
    click.echo(
        f"Kirjeen {issue} version {variant} saisi {number} vastaanottajaa {len(keys)} tilaajasta "
        f"(jo lähetetty {sent}, toisen version saaneita {elsewhere}, "
        f"estolistalla {suppressed}, epävarmoja {doubtful})."
    )
    if not number:
        click.echo("Lähetettävää ei ole.")
        return
    if math.isfinite(rate):
        minutes = number / rate / 60
        click.echo(f"Lähetys kestää noin {minutes:.0f} min ({rate:g} viestiä sekunnissa).")
    click.echo(f"Mitään ei lähetetty. Lähetä: --confirm {number}")


def tell_outcome(
    ledger: "Ledger",
    issue_and_variant: tuple[str, str],
    keys: Sequence[str],
    rows: Sequence[int],
) -> bool:
    """Tell how many are in each state, and the rows of those in doubt; return whether none wait."""
    issue, variant = issue_and_variant
    others = ledger.others(issue, variant)
    states = {key: state for key, state in ledger.states(issue).items() if key not in others}
    found = Counter(
        state
        for key in keys
        if (state := states.get(key)) and (state != "queued" or not ledger.is_suppressed(key))
    )
    elsewhere = sum(key in others for key in keys)
    counts = [f"{name} {found[state]}" for state, name in _NAMES.items()]
    if elsewhere:
        counts.append(f"toisen version saaneita {elsewhere}")
    click.echo(", ".join(counts) + ".")
    doubtful = [row for key, row in zip(keys, rows, strict=True) if states.get(key) == "unknown"]
    if doubtful:
        click.echo(
            "Nämä jäivät kesken, eikä tiedetä, menivätkö ne perille. Tiedoston rivit: "
            f"{', '.join(map(str, doubtful))}. Lähetä ne uudelleen: --resend-unknown"
        )
    return not (found["queued"] or found["deferred"] or doubtful)
