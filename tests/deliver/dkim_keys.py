"""A key to sign with in the tests, and the name service that knows its public half. Only tests."""

import shutil
from pathlib import Path

import dkim

FOLDER = Path(__file__).parent
SELECTOR = "kirje"
DOMAIN = "tori.example"
RECORD = (
    "v=DKIM1; k=rsa; p="
    "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAp9q+09vE8xWMVkx6Q4O5XySHfYWoWGFl8iTv"
    "agUIYz5l3c0qgK4zTWuswHM++o9uSpd6eXM4XyxUwp+OPx/iTb1unlaCCAKJumcIAoqs5Wnt0WxGJZ8r"
    "Ydz01WQz5/rgbS+1FA851v6rwRn6az2wdfAN0VfNUkZ+JnY8QWKZ1BLsoIpr17ngQWBmS97KZy+KA7NU"
    "DKB56J8etmboRvmyJrT+FLM3vAORBqegUqx2zuBx08C63ysKkhgLrki95HN4zGsShcz8uX181IktcwfD"
    "W6bBn1f0YxWnvfQP2LpmSNsiERP+ODkGI9e1a3jvUFySuGI3CgA6Ldn0va7d1qL2WwIDAQAB"
)
"""What the operator puts into the name service."""


def key_file(folder: Path, name: str = "dkim_key.pem") -> Path:
    """Return a copy of a key of the tests that only its owner may read."""
    file = folder / name
    shutil.copyfile(FOLDER / name, file)
    file.chmod(0o600)
    return file


def key_environment(file: Path) -> dict[str, str]:
    """Return the environment that names the key."""
    return {"TORI_DKIM_KEY": str(file), "TORI_DKIM_SELECTOR": SELECTOR}


def dkimpy_accepts(message: bytes) -> bool:
    """Return whether dkimpy finds the signature good; it asks this module and no network."""

    def record(name: bytes, timeout: float = 0) -> bytes:
        assert timeout >= 0
        assert name == f"{SELECTOR}._domainkey.{DOMAIN}.".encode()
        return RECORD.encode()

    return bool(dkim.verify(message, dnsfunc=record))
