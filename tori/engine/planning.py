"""A Site whose reads are traced, and the units that make its Tree."""

from collections.abc import Sequence
from datetime import date

from tori.content.records import FIELDS_ASLEEP
from tori.engine.watched_day import WatchedDay
from tori.render.mail_proofs import IssueProofs
from tori.render.site_tree import site_units
from tori.site.model import Site, unnoted
from tori.tracing import Tracer


class PlannedSite:
    """The units of a Site.

    Attributes:
        site: What it is a plan of, with the proofs of its newsletters.
        units: All that make a document, with distinct paths.
        is_traced: Whether reads are traced, from here on and until `close`.
    """

    def __init__(self, site: Site, proofs: Sequence[IssueProofs], *, is_traced: bool) -> None:
        """Take the Site, and the proofs of its newsletters."""
        self.site = site
        self.proofs = proofs
        self.is_traced = is_traced
        records = (*unnoted(site.records), *unnoted(site.retired)) if is_traced else ()
        self._tracer = Tracer(records, FIELDS_ASLEEP)
        if is_traced:
            self._tracer.start()
        self.units = tuple(unit for unit in site_units(site, proofs) if unit.paths)

    @property
    def until(self) -> date | None:
        """The first later day on which something that was asked by now is answered otherwise."""
        today = self.site.today
        return today.until if isinstance(today, WatchedDay) else None

    def close(self) -> None:
        """Trace no more."""
        self._tracer.stop()
