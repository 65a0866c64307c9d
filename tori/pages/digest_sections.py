"""The words and the address of an issue's section, the same on its page and in its mail."""

from collections.abc import Mapping

from tori.content.records import Deed
from tori.content.records.kinds import kind_of
from tori.pages.wording import amount
from tori.site.digests import COMING, HELD, RECORDED, DigestSection
from tori.site.permalinks import SECTIONS, service_area_address

PICKS = "Poiminnat"
_GROUPS: Mapping[str, str] = {
    COMING: "Tulevat webinaarit",
    RECORDED: "Webinaarien tallenteet",
    HELD: "Pidetyt webinaarit",
}


def section_heading(section: DigestSection) -> str:
    """Return what stands above a section: 'Teot: koko kunta', 'Tulevat webinaarit'."""
    if section.group in _GROUPS:
        return _GROUPS[section.group]
    plural = kind_of(section.kind).heading
    return f"{plural}: {section.group}" if section.group else plural


def section_amount(section: DigestSection) -> str:
    """Return how much the section gathered: '64 tekoa'."""
    return amount(section.kind, section.gathered)


def section_address(section: DigestSection) -> str:
    """Return where the rest of a section that shows something is."""
    if section.kind is Deed and section.group:
        return service_area_address(section.group)
    return SECTIONS[section.shown[0].origin.collection]
