"""What the machine refused, in Finnish: the cause by its right name, and the file.

One place for all who tell such an error. Python's own words are English and begin with a number.
Standard library only; anybody may import it.
"""

import errno
import os
from collections.abc import Mapping

_CAUSES: Mapping[int, str] = {
    errno.ENOENT: "tiedostoa tai kansiota ei ole",
    errno.EEXIST: "samanniminen on jo olemassa",
    errno.EACCES: "käyttöoikeus puuttuu",
    errno.EPERM: "käyttöjärjestelmä ei salli tätä",
    errno.EROFS: "levylle ei voi kirjoittaa, sillä se on vain luettavissa",
    errno.ENOSPC: "levy on täynnä; vapauta tilaa ja aja komento uudelleen",
    errno.EDQUOT: "levytilan kiintiö on täynnä; vapauta tilaa ja aja komento uudelleen",
    errno.EFBIG: "tiedostosta tulisi liian suuri tälle levylle",
    errno.EIO: "levy tai laite ei toimi (luku- tai kirjoitusvirhe)",
    errno.ENODEV: "laitetta ei ole",
    errno.ENXIO: "laitetta ei ole",
    errno.EMFILE: "ohjelmalla on liian monta tiedostoa auki; nosta rajaa (ulimit -n)",
    errno.ENFILE: "koneella on liian monta tiedostoa auki; sulje muita ohjelmia",
    errno.ENOMEM: "muisti loppui; sulje muita ohjelmia ja aja komento uudelleen",
    errno.EAGAIN: "käyttöjärjestelmä ei juuri nyt anna lisää; aja komento uudelleen",
    errno.ENAMETOOLONG: "nimi on liian pitkä",
    errno.ENOTDIR: "kansion paikalla on tiedosto",
    errno.EISDIR: "tiedoston paikalla on kansio",
    errno.ENOTEMPTY: "kansio ei ole tyhjä",
    errno.ELOOP: "linkit johtavat toisiinsa kehässä",
    errno.EMLINK: "linkkejä on liikaa",
    errno.EXDEV: "kohde on eri levyllä",
    errno.EBUSY: "toinen ohjelma käyttää sitä",
    errno.ETXTBSY: "toinen ohjelma käyttää sitä",
    errno.ESTALE: "verkkolevyn tiedosto on muuttunut tai kadonnut",
    errno.EINVAL: "käyttöjärjestelmä ei hyväksy nimeä tai arvoa",
    errno.ENOEXEC: "tiedosto ei ole ohjelma",
    errno.EPIPE: "vastaanottaja sulki yhteyden",
    errno.EADDRINUSE: "portti on jo käytössä",
    errno.EADDRNOTAVAIL: "osoite ei ole tämän koneen",
    errno.ECONNREFUSED: "yhteys torjuttiin",
    errno.ECONNRESET: "yhteys katkesi",
    errno.ECONNABORTED: "yhteys katkesi",
    errno.ETIMEDOUT: "vastausta ei tullut ajoissa",
    errno.EHOSTUNREACH: "verkosta ei pääse perille",
    errno.ENETUNREACH: "verkosta ei pääse perille",
    errno.ENETDOWN: "verkko ei ole käytössä",
}
_DATABASE_CAUSES: Mapping[str, str] = {
    "SQLITE_FULL": _CAUSES[errno.ENOSPC],
    "SQLITE_READONLY": _CAUSES[errno.EACCES],
    "SQLITE_PERM": _CAUSES[errno.EACCES],
    "SQLITE_CANTOPEN": "tietokantatiedostoa ei voi avata; puuttuuko kansio tai käyttöoikeus",
    "SQLITE_IOERR": _CAUSES[errno.EIO],
    "SQLITE_NOMEM": _CAUSES[errno.ENOMEM],
    "SQLITE_BUSY": _CAUSES[errno.EBUSY],
    "SQLITE_LOCKED": _CAUSES[errno.EBUSY],
}
_BROKEN_DATABASE = "tietokantatiedosto on rikki tai jotakin muuta"


def told(error: BaseException) -> str:
    """Return what happened: 'levy on täynnä…: site/index.html'.

    Args:
        error: An `OSError`, a `MemoryError`, or one of SQLite's. An error without a number has
            words of its own, which are returned: ours are Finnish.
    """
    if isinstance(error, MemoryError):
        return _CAUSES[errno.ENOMEM]
    if name := getattr(error, "sqlite_errorname", ""):
        return _database_cause(name)
    if isinstance(error, OSError):
        return _told_by_system(error)
    return str(error)


def is_busy(error: Exception) -> bool:
    """Tell whether an error of SQLite's says that another program has the database."""
    return str(getattr(error, "sqlite_errorname", "")).startswith("SQLITE_BUSY")


def _told_by_system(error: OSError) -> str:
    """Name the cause and the files; modules of errors of their own use numbers of their own."""
    if type(error).__name__ == "gaierror":
        return "nimeä ei löydy nimipalvelusta"
    if isinstance(error, TimeoutError) and error.errno is None:
        return _CAUSES[errno.ETIMEDOUT]
    if error.errno is None or type(error).__module__ != "builtins":
        return str(error) or type(error).__name__
    unknown = f"käyttöjärjestelmän virhe {errno.errorcode.get(error.errno, error.errno)}"
    cause = _CAUSES.get(error.errno, unknown)
    files = (error.filename, error.filename2)
    names = " → ".join(os.fsdecode(file) for file in files if isinstance(file, (str, bytes)))
    return f"{cause}: {names}" if names else cause


def _database_cause(name: str) -> str:
    """Return what an error of SQLite means, by the beginning of its extended name."""
    found = (cause for known, cause in _DATABASE_CAUSES.items() if name.startswith(known))
    return next(found, _BROKEN_DATABASE)
