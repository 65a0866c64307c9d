"""What is told of one field. The tables beside this import it; nobody else needs to."""

from collections.abc import Mapping
from dataclasses import dataclass

from tori.content.records.fields import Fields


@dataclass(frozen=True, slots=True)
class Help:
    """What an editor is told of a field.

    Attributes:
        description: What the field holds, in Finnish, without its allowed values.
        example: A value as it is written on one line after the field's name and a colon.
    """

    description: str
    example: str


Table = Mapping[type[Fields], Mapping[str, Help]]
"""The fields that each type declares itself; those it inherits stand under the type above."""

THEMES = Help("Teemat sanastosta, enintään kolme.", "[viestintä, osaaminen]")
SERVICE_AREA = Help("Palvelualue, johon asia kuuluu.", "koko kunta")
DEEDS = Help(
    "Teot, joista tässä kerrotaan: tiedostojen nimet ilman päätettä.",
    "[varauskalenteri-alavus]",
)
ORGANISATIONS = Help(
    "Organisaatiot, joista tässä kerrotaan: tiedostojen nimet ilman päätettä.",
    "[kangasalan-kaupunki]",
)
ORGANISERS = Help("Järjestäjät: organisaatioiden tiedostojen nimet ilman päätettä.", "[kunteko]")
