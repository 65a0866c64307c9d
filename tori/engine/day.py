"""Which day the site is made for: a stated one, or the day in Helsinki. The only clock there is."""

from collections.abc import Mapping
from datetime import date, datetime

from tori.site.helsinki import HELSINKI

VARIABLE = "TORI_TODAY"


def today(environment: Mapping[str, str]) -> date:
    """Return the day of TORI_TODAY, or the present day in Helsinki.

    Raises:
        ValueError: TORI_TODAY is not a day of the form 2020-10-15.
    """
    stated = environment.get(VARIABLE, "")
    return date.fromisoformat(stated) if stated else datetime.now(HELSINKI).date()
