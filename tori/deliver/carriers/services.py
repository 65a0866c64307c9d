"""The services that an issue can be sent through, by the names that `send --via` knows.

A service is a file of its own and a line here (docs/delivery-services.md). Each is made of the
environment, where its settings and secrets are. Only `tori.cli` imports this.
"""

from collections.abc import Callable, Mapping

from tori.deliver.campaign import ListService
from tori.deliver.carriers.carrier import Carrier
from tori.deliver.carriers.listmonk import listmonk_of
from tori.deliver.carriers.outbox import outbox_of
from tori.deliver.carriers.smtp import server_of

Environment = Mapping[str, str]

CARRIERS: Mapping[str, Callable[[Environment], Carrier]] = {"smtp": server_of, "file": outbox_of}
"""Those that take messages one by one, each for one recipient of ours."""
LIST_SERVICES: Mapping[str, Callable[[Environment], ListService]] = {"listmonk": listmonk_of}
"""Those that keep the list of readers themselves, and take an issue as one campaign."""
