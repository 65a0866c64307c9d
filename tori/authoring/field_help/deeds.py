"""Help for the fields of deeds, and of the lists, campaigns and galas that gather them."""

from tori.authoring.field_help.entries import SERVICE_AREA, Help, Table
from tori.content.records import (
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

DEEDS_AND_GATHERINGS: Table = {
    Deed: {
        "organisation": Help(
            "Organisaatio, joka teon teki: sen tiedoston nimi kansiossa content/organisations "
            "ilman päätettä.",
            "kangasalan-kaupunki",
        ),
        "service_area": SERVICE_AREA,
        "themes": Help("Teemat sanastosta, yhdestä kolmeen.", "[viestintä, osaaminen]"),
        "customer_groups": Help("Keitä teko palvelee.", "[henkilöstö, asukkaat]"),
        "stage": Help("Kuinka pitkällä teko on.", "käytössä"),
        "results": Help(
            "Tulokset, kukin omana virkkeenään.", '["Puhelinjonot lyhenivät puoleen."]'
        ),
        "transfer": Help(
            "Mitä toisen kunnan kannattaa tietää, kun se ottaa mallia: edellytykset ja opit.",
            '["Varaa henkilöstölle aikaa opetella uusi tapa."]',
        ),
        "modelled_on": Help(
            "Teot, joista otettiin mallia: tiedostojen nimet ilman päätettä.",
            "[varauskalenteri-alavus]",
        ),
        "adopted_by": Help(
            "Ketkä ovat ottaneet teosta mallia, milloin ja mitä he muuttivat.",
            '[{organisation: nokian-kaupunki, year: 2020, changed: "Varaus myös puhelimella."}]',
        ),
        "contact": Help(
            "Keneltä saa lisätietoa: tehtävä tai yksikkö, ei koskaan henkilön nimeä.",
            "kirjaston asiakaspalvelu",
        ),
        "images": Help(
            "Kuvat teon tiedoston vieressä. Jokainen tarvitsee tekstivastineen, kuvaajan ja "
            "käyttöluvan.",
            '[{src: kuvat/sali.jpg, alt: "Kirjaston uusi sali", credit: "Kangasalan kaupunki", '
            'licence: "CC BY 4.0"}]',
        ),
        "campaign": Help(
            "Kampanja, jossa teko ilmoitettiin: sen tiedoston nimi ilman päätettä.",
            "hyva-kiertamaan-2020",
        ),
    },
    Image: {
        "src": Help("Kuvatiedoston polku tämän tiedoston kansiosta.", "kuvat/sali.jpg"),
        "alt": Help("Mitä kuvassa on, sille joka ei näe kuvaa.", "Kirjaston uusi sali"),
        "credit": Help("Kuvan tekijä tai omistaja.", "Kangasalan kaupunki"),
        "licence": Help("Lupa, jolla kuvaa saa käyttää.", "CC BY 4.0"),
    },
    Adoption: {
        "organisation": Help(
            "Mallia ottanut organisaatio: sen tiedoston nimi ilman päätettä.", "nokian-kaupunki"
        ),
        "year": Help("Vuosi, jona mallia otettiin.", "2020"),
        "changed": Help("Mitä tehtiin toisin kuin esikuvassa.", "Varaus onnistuu puhelimella."),
        "source": Help("Lähde, josta tieto on peräisin.", "{link: https://esimerkki.fi/uutinen}"),
    },
    TopList: {
        "size": Help("Montako tekoa listalla on. Sama luku kuin otsikossa.", "2"),
        "compiled_by": Help("Kuka listan kokosi: ohjelma vai tämän sivuston toimitus.", "toimitus"),
        "items": Help(
            "Listan teot ja perustelut järjestyksessä. Jos lähde ei kerro tekoja, kirjoita "
            "unknown.",
            '[{deed: varauskalenteri-alavus, why: "Ajan voi varata itse."}, '
            '{deed: rauhaa-keskittymiselle-hausjarvi, why: "Keskeytykset vähenivät."}]',
        ),
    },
    ListItem: {
        "deed": Help("Teko: sen tiedoston nimi ilman päätettä.", "varauskalenteri-alavus"),
        "why": Help("Miksi teko on listalla, toimituksen omin sanoin.", "Ajan voi varata itse."),
    },
    Campaign: {
        "starts": Help("Päivä tai kuukausi, jona kampanja alkaa.", "2020-05-18"),
        "ends": Help("Päivä tai kuukausi, jona kampanja päättyy.", "2020-09-30"),
        "goal": Help("Mihin kampanjalla pyritään.", "Saada sata uutta tekoa."),
        "hashtags": Help("Kampanjan tunnisteet lainausmerkeissä.", '["#hyväntekijät"]'),
        "reported_results": Help(
            "Tulokset niin kuin lähde ne kertoo.", '["Tekoja saatiin noin sata."]'
        ),
    },
    Gala: {
        "year": Help("Vuosi, jona gaala pidettiin.", "2019"),
        "categories": Help(
            "Palkintosarjat ja palkitut. Jos lähde ei kerro palkittuja, kirjoita unknown.",
            "[{name: Innostavat teot, winners: unknown}]",
        ),
    },
    Category: {
        "name": Help("Palkintosarjan nimi.", "Innostavat teot"),
        "winners": Help(
            "Palkitut. Jos lähde ei kerro heitä, kirjoita unknown.",
            "[{organisation: kangasalan-kaupunki}]",
        ),
    },
    Winner: {
        "deed": Help("Palkittu teko: sen tiedoston nimi ilman päätettä.", "varauskalenteri-alavus"),
        "organisation": Help(
            "Palkittu organisaatio, jos palkittu ei ole teko.", "kangasalan-kaupunki"
        ),
        "why": Help("Perustelu niin kuin lähde sen kertoo.", "Rohkea kokeilu koko kunnassa."),
    },
}
