"""Help for the fields of podcast episodes, webinars and their series."""

from tori.authoring.field_help.entries import (
    DEEDS,
    ORGANISATIONS,
    ORGANISERS,
    SERVICE_AREA,
    THEMES,
    Help,
    Table,
)
from tori.content.records import Audio, Chapter, Episode, Person, Recording, Series, Webinar

BROADCASTS: Table = {
    Episode: {
        "number": Help("Jakson numero. Kahdella saman kauden jaksolla ei ole samaa.", "25"),
        "season": Help("Kauden numero.", "1"),
        "guid": Help(
            "Jakson pysyvä tunniste. Älä muuta sitä: soittimet luulisivat jaksoa uudeksi.",
            "0b7ad5a2-3f0e-4c1d-9a55-6f2f3c1d7e10",
        ),
        "audio": Help(
            "Ääni: tiedoston polku tämän tiedoston kansiosta, tai osoite sekä koko, kesto ja "
            "tyyppi. Jos lukija on kone, lisää voice: kone.",
            "{file: media/jakso-01.mp3}",
        ),
        "persons": Help(
            "Keitä jaksossa kuullaan: tehtävä, ja nimi vain heiltä, jotka suostuivat siihen.",
            "[{role: toimittaja}]",
        ),
        "chapters": Help(
            "Jakson kohdat: alkamisaika ja otsikko.", '[{start: "1:15", title: Mistä aloitettiin}]'
        ),
        "transcript": Help("Tekstivastine WebVTT-tiedostona.", "media/jakso-01.vtt"),
        "explicit": Help("Onko jaksossa lapsille sopimatonta puhetta.", "ei"),
        "kind": Help("Onko tämä tavallinen jakso, traileri vai lisäjakso.", "traileri"),
        "artwork": Help(
            "Jakson oma kansikuva: neliö, 1 400–3 000 kuvapistettä, JPG tai PNG, ei läpinäkyvää.",
            "media/jakso-25-kansi.png",
        ),
        "organisations": ORGANISATIONS,
        "service_area": SERVICE_AREA,
        "themes": THEMES,
        "deeds": DEEDS,
    },
    Audio: {
        "voice": Help("Lukeeko ääneen ihminen vai kone. Koneesta kerrotaan kuulijalle.", "kone"),
        "file": Help("Äänitiedoston polku tämän tiedoston kansiosta.", "media/jakso-01.mp3"),
        "url": Help(
            "Äänen koko osoite, jos tiedosto on muualla.", "https://esimerkki.fi/jakso-25.mp3"
        ),
        "bytes": Help("Muualla olevan äänitiedoston koko tavuina.", "28311552"),
        "seconds": Help("Muualla olevan äänen kesto: minuutit ja sekunnit.", '"28:30"'),
        "type": Help("Muualla olevan äänen tyyppi.", "audio/mpeg"),
    },
    Person: {
        "role": Help("Henkilön tehtävä jaksossa tai työssään.", "toimittaja"),
        "name": Help("Nimi, vain jos henkilö on suostunut sen julkaisuun.", "Etunimi Sukunimi"),
    },
    Chapter: {
        "start": Help("Kohta, josta luku alkaa: minuutit ja sekunnit.", '"1:15"'),
        "title": Help("Luvun otsikko.", "Mistä aloitettiin"),
    },
    Series: {
        "kind": Help("Webinaarisarja vai verkkovalmennus.", "webinaarisarja"),
        "organisers": ORGANISERS,
        "themes": THEMES,
    },
    Webinar: {
        "series": Help(
            "Sarja, johon webinaari kuuluu: sen tiedoston nimi kansiossa content/webinars/series "
            "ilman päätettä. Jos sarjaa ei ole, kirjoita sen sijaan topic.",
            "perheystavalliset-kuntatyopaikat",
        ),
        "topic": Help(
            "Webinaarin aihe, jos se ei kuulu sarjaan. Jos kuuluu, kirjoita sen sijaan series.",
            "aivotyö",
        ),
        "part": Help("Webinaarin numero sarjassaan.", "3"),
        "starts": Help(
            "Alkamisaika aikavyöhykkeineen: kesällä +03:00, talvella +02:00.",
            "2026-12-01T12:30+02:00",
        ),
        "duration_minutes": Help(
            "Kesto minuutteina. Pakollinen, jos alkamisaika on tiedossa.", "60"
        ),
        "revision": Help(
            "Montako kertaa aika tai paikka on muuttunut julkaisun jälkeen. Kalenterit päivittyvät "
            "vasta, kun luku kasvaa.",
            "1",
        ),
        "location": Help(
            "Paikka, jos webinaaria voi seurata muuallakin kuin verkossa.", "Kuntatalo"
        ),
        "organisations": ORGANISATIONS,
        "presenters": Help(
            "Esittäjien organisaatiot: tiedostojen nimet ilman päätettä.", "[kangasalan-kaupunki]"
        ),
        "organisers": ORGANISERS,
        "registration_url": Help(
            "Ilmoittautumisen koko osoite.", "https://esimerkki.fi/ilmoittaudu"
        ),
        "recording": Help(
            "Tallenteen osoite ja tekstityksen tiedosto.",
            "{url: https://esimerkki.fi/tallenne, captions: media/webinaari.vtt}",
        ),
        "slides": Help("Esityksen tiedosto tämän tiedoston kansiosta.", "media/esitys.pdf"),
        "status": Help("Onko webinaari tulossa, pidetty vai peruttu.", "tulossa"),
        "themes": THEMES,
    },
    Recording: {
        "url": Help("Tallenteen koko osoite.", "https://esimerkki.fi/tallenne"),
        "captions": Help("Tekstitys WebVTT-tiedostona.", "media/webinaari.vtt"),
        "published": Help(
            "Päivä, jona tallenne julkaistiin. Tekstityksille on siitä 14 päivää.", "2026-12-02"
        ),
    },
}
