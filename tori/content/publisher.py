"""Who publishes the site and where: `site_url`, `site_name` and `extra.publisher` of mkdocs.yml."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from pydantic import ValidationError

from tori.content.fields import Address, Fields, Line

CONFIGURATION = "mkdocs.yml"
_PLACEHOLDER_HOSTS = tuple(
    f".{name}"
    for name in ("example", "test", "invalid", "example.com", "example.org", "example.net")
)
"""RFC 2606: names that nobody can own."""


class UnusableConfigurationError(Exception):
    """mkdocs.yml lacks what the site needs: a fault of the project's set-up, told in Finnish."""


class Podcast(Fields):
    """The podcast as its feed must state it.

    Attributes:
        owner_email: Where the podcast's directories verify its owner (Apple, itunes:owner).
        category: One of Apple's categories (2019), in its exact case.
        subcategory: One below it, or none.
    """

    name: Line
    owner_email: Line
    category: Line
    subcategory: Line | None = None


class Publisher(Fields):
    """The publisher's details, as feeds and mails must state them.

    Attributes:
        list_id: The newsletter's List-Id (RFC 2919), without angle brackets.
    """

    site_url: Address
    site_name: Line
    name: Line
    email: Line
    postal_address: Line
    supervisor_url: Address
    list_id: Line
    podcast: Podcast

    @property
    def is_placeholder(self) -> bool:
        """Whether the details are nobody's, so that nothing may be sent or listed in their name."""
        addresses = (self.email, self.podcast.owner_email)
        hosts = (urlsplit(self.site_url).hostname or "", *(a.rpartition("@")[2] for a in addresses))
        return any(f".{host.lower()}".endswith(_PLACEHOLDER_HOSTS) for host in hosts)

    def full_address(self, address: str) -> str:
        """Return an address of the site with its scheme and host."""
        return self.site_url.rstrip("/") + address


def read_publisher(root: Path) -> Publisher:
    """Read the publisher from the project's mkdocs.yml.

    Raises:
        UnusableConfigurationError: The file is missing, is not YAML or lacks a detail.
    """
    file = root / CONFIGURATION
    try:
        configuration: Any = yaml.safe_load(file.read_text(encoding="utf-8"))
        stated = {key: configuration.get(key) for key in ("site_url", "site_name")}
        return Publisher.model_validate({**stated, **configuration["extra"]["publisher"]})
    except FileNotFoundError as error:
        message = f"tiedosto {CONFIGURATION} puuttuu"
        raise UnusableConfigurationError(message) from error
    except (yaml.YAMLError, UnicodeDecodeError, AttributeError, KeyError, TypeError) as error:
        message = f"tiedostossa {CONFIGURATION} ei ole kohtaa extra.publisher, tai se ei ole YAMLia"
        raise UnusableConfigurationError(message) from error
    except ValidationError as error:
        field = ".".join(str(part) for part in error.errors()[0]["loc"])
        message = f"tiedoston {CONFIGURATION} kohta extra.publisher ei kelpaa: {field}"
        raise UnusableConfigurationError(message) from error
