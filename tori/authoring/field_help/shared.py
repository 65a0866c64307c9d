"""Help for the fields that most types have, and for the vocabulary's."""

from tori.authoring.field_help.entries import Help, Table
from tori.content.records import Dated, Source
from tori.content.vocabulary import Publication, Term, Vocabulary

SHARED: Table = {
    Dated: {
        "title": Help(
            "Otsikko, 3–160 merkkiä. Se näkyy sivun yläreunassa, luetteloissa ja haussa.",
            "Asukkaat varaavat ajan itse",
        ),
        "published": Help(
            "Julkaisupäivä niin tarkasti kuin se tiedetään: päivä 2020-10-15, viikko 2020-W07, "
            "kuukausi 2020-10 tai vuosi 2020. /2020-10 tarkoittaa viimeistään lokakuuta 2020. "
            "Tuleva päivä ajastaa julkaisun.",
            "2020-10-15",
        ),
        "summary": Help(
            "Tiivistelmä, 20–400 merkkiä. Kerro, mitä tehtiin ja mitä siitä seurasi.",
            "Asukas varaa ajan verkosta silloin, kun hänelle sopii, ja puhelinjonot lyhenivät.",
        ),
        "draft": Help("Luonnosta ei julkaista, vaikka julkaisupäivä olisi mennyt.", "kyllä"),
        "expires": Help(
            "Viimeinen päivä, jona sivu on luetteloissa; sen jälkeen osoitteessa on ilmoitus.",
            "2027-12-31",
        ),
        "reviewed": Help("Päivä, jona joku viimeksi tarkisti, että tiedot pitävät.", "2026-11-24"),
        "withdrawn": Help(
            "Syy, miksi sisältö poistettiin julkaisusta. Osoite säilyy ja siinä kerrotaan syy.",
            "Organisaatio pyysi poistamaan teon.",
        ),
        "old_urls": Help(
            "Aiemmat osoitteet, joista lukija ohjataan tänne.", "[/teot/vanha-osoite/]"
        ),
        "lang": Help("Sisällön kieli.", "fi"),
        "source": Help(
            "Lähde: julkaisun ISBN ja luku tai linkki.",
            '{isbn: 978-952-293-773-5, chapter: "Kampanjat"}',
        ),
    },
    Source: {
        "isbn": Help("Julkaisun ISBN-tunnus.", "978-952-293-773-5"),
        "chapter": Help("Julkaisun luvun otsikko.", "Kampanjat"),
        "link": Help("Lähteen koko verkko-osoite.", "https://esimerkki.fi/raportti"),
    },
    Vocabulary: {
        "service_areas": Help(
            "Palvelualueet siinä järjestyksessä, jossa ne näytetään.",
            "[{name: koko kunta, description: Tähän kuuluu koko organisaatiota koskeva työ.}]",
        ),
        "themes": Help(
            "Teemat siinä järjestyksessä, jossa ne näytetään.",
            "[{name: viestintä, description: Viestintä kertoo työstä muille.}]",
        ),
        "synonyms": Help(
            "Ryhmiä sanoja, jotka hakijalle tarkoittavat samaa.", "[[esimies, esihenkilö]]"
        ),
        "publications": Help(
            "Julkaisut, joista sisältöä on otettu: ISBN ja nimi, jolla lukija ne tuntee.",
            "[{isbn: 978-952-293-773-5, name: Kunteko-ohjelman loppuraportti}]",
        ),
    },
    Publication: {
        "isbn": Help("Julkaisun ISBN samassa muodossa kuin lähteissä.", "978-952-293-773-5"),
        "name": Help("Julkaisun nimi lukijalle.", "Kunteko-ohjelman loppuraportti"),
    },
    Term: {
        "name": Help("Sana sellaisena kuin se kirjoitetaan sisältöön.", "viestintä"),
        "description": Help(
            "Virke, joka kertoo lukijalle, mitä sana kattaa.", "Viestintä kertoo työstä muille."
        ),
    },
}
