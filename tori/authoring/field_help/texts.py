"""Help for the fields of stories, articles, newsletter issues and organisations."""

from tori.authoring.field_help.entries import DEEDS, SERVICE_AREA, THEMES, Help, Table
from tori.content.records import Article, Issue, Organisation, Story

TEXTS: Table = {
    Story: {
        "number": Help("Tarinan numero. Kahdella tarinalla ei ole samaa.", "31"),
        "organisation": Help(
            "Organisaatio, josta tarina kertoo: sen tiedoston nimi ilman päätettä.",
            "kangasalan-kaupunki",
        ),
        "profession": Help("Ammatti tai tehtävä, josta tarina kertoo.", "laitoshuoltaja"),
        "service_area": SERVICE_AREA,
        "themes": THEMES,
        "deeds": DEEDS,
    },
    Article: {"themes": THEMES},
    Issue: {
        "period": Help(
            "Ajanjakso, jonka sisällöt kirje kokoaa: kuukausi 2020-11, viikko 2020-W07, vuosi "
            "2020 tai /2020-10, joka tarkoittaa kaikkea lokakuuhun 2020 asti.",
            "2020-11",
        ),
        "lead": Help(
            "Kirjeen alkusanat, enintään 2 000 merkkiä.", "Tässä kirjeessä kerrotaan kokeiluista."
        ),
        "picks": Help(
            "Sisällöt, jotka nostetaan kirjeen alkuun: kansio ja tiedoston nimi ilman päätettä.",
            "[deeds/varauskalenteri-alavus]",
        ),
        "status": Help(
            "Kirjeen tila. Suljettu kirje on lähetetty: build.py digest --close kirjoittaa tilan.",
            "avoin",
        ),
    },
    Organisation: {
        "name": Help("Organisaation virallinen nimi.", "Kangasalan kaupunki"),
        "kind": Help("Millainen organisaatio on.", "kunta"),
        "part_of": Help(
            "Organisaatio, johon tämä kuuluu: sen tiedoston nimi ilman päätettä.",
            "helsingin-kaupunki",
        ),
        "municipality": Help("Kunta, jossa organisaatio toimii.", "Kangasala"),
        "region": Help("Maakunta, jossa organisaatio toimii.", "Pirkanmaa"),
        "former_names": Help("Aiemmat nimet, jotta ne löytyvät haulla.", '["Kangasalan kunta"]'),
        "short_names": Help("Lyhenteet ja kutsumanimet.", "[Kangasala]"),
        "source": Help(
            "Lähde: julkaisun ISBN ja luku tai linkki.",
            '{isbn: 978-952-293-773-5, chapter: "Kampanjat"}',
        ),
    },
}
