"""The record types: one class a collection, named as design.md's content model names them.

A record is what front matter says, typed, plus its origin (file, text, positions). Whether its
references resolve is not known here: `tori.site` checks that.
"""

from tori.content.records.base import Dated, Origin, Record, Source
from tori.content.records.broadcasts import (
    Audio,
    Chapter,
    Episode,
    Person,
    Recording,
    Series,
    Webinar,
)
from tori.content.records.deeds import (
    Adoption,
    Campaign,
    Category,
    Deed,
    Gala,
    Image,
    ListItem,
    TopList,
    Winner,
)
from tori.content.records.kinds import COLLECTIONS
from tori.content.records.texts import Article, InfoPage, Issue, Organisation, Story

__all__ = [
    "COLLECTIONS",
    "Adoption",
    "Article",
    "Audio",
    "Campaign",
    "Category",
    "Chapter",
    "Dated",
    "Deed",
    "Episode",
    "Gala",
    "Image",
    "InfoPage",
    "Issue",
    "ListItem",
    "Organisation",
    "Origin",
    "Person",
    "Record",
    "Recording",
    "Series",
    "Source",
    "Story",
    "TopList",
    "Webinar",
    "Winner",
]
