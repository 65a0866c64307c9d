"""The elements of Podcasting 2.0 as feedgen's extension writes them."""

from feedgen.feed import FeedGenerator
from lxml import etree

from tori.feeds.podcasting20 import PODCAST, Element, Podcasting20Channel, Podcasting20Item

HOSTILE = ']]></podcast:txt><script>alert("x")</script> & ä'


def channel_of(*elements: Element, description: str = "<p>x</p>") -> tuple[bytes, etree._Element]:
    """Return a feed's bytes and its channel, with these elements in the channel and in one item."""
    feed = FeedGenerator()
    feed.register_extension("p20", Podcasting20Channel, Podcasting20Item, atom=False, rss=True)
    feed.title("Sarja")
    feed.link(href="https://tori.example/")
    feed.description("Kuvaus")
    feed.p20.elements = elements
    item = feed.add_entry()
    item.title("Jakso")
    item.description("tilalle tulee muuta")
    item.p20.elements = elements
    item.p20.description = description
    item.p20.published = "Thu, 15 Oct 2020 09:00:00 +0300"
    data = feed.rss_str()
    (channel,) = etree.fromstring(data)
    return data, channel


def test_elements_are_of_the_namespace() -> None:
    """Text and attributes are as stated; what is None is left out."""
    element = Element("txt", "teksti", (("purpose", "verify"), ("muu", None)))
    _, channel = channel_of(element)
    for parent in (channel, channel.find("item")):
        assert parent is not None
        (found,) = parent.findall(f"{{{PODCAST}}}txt")
        assert (found.text, dict(found.attrib)) == ("teksti", {"purpose": "verify"})


def test_hostile_text_is_text() -> None:
    """No text ends its element, in an attribute neither."""
    _, channel = channel_of(Element("txt", HOSTILE, (("purpose", HOSTILE),)))
    (found,) = channel.findall(f"{{{PODCAST}}}txt")
    assert (found.text, found.get("purpose")) == (HOSTILE, HOSTILE)


def test_description_is_html_in_cdata() -> None:
    """Directories want HTML as it is (PSP-1); one that holds ]]> comes out whole."""
    data, channel = channel_of(description=f"<p>{HOSTILE}</p>")
    assert b"<description><![CDATA[<p>" in data
    assert channel.findtext("item/description") == f"<p>{HOSTILE}</p>"


def test_day_is_written_as_it_was_stated() -> None:
    """The day goes past feedgen, which would change the process's locale to write it."""
    _, channel = channel_of()
    assert channel.findtext("item/pubDate") == "Thu, 15 Oct 2020 09:00:00 +0300"
