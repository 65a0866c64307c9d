"""What a header names."""

import pytest

from tori.authoring.importing.columns import BODY, ID, PERSONAL, field_of, kind_of


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Otsikko", "title"),
        ("TITLE", "title"),
        ("Kunta", "organisation"),
        ("Kunta / organisaatio *", "organisation"),
        ("kunta/organisaatio", "organisation"),
        ("Organisation", "organisation"),
        ("Palvelualue", "service_area"),
        ("Service area", "service_area"),
        ("Teemat", "themes"),
        ("Kuvaus", "summary"),
        ("Tiivistelmä:", "summary"),
        ("Teksti", BODY),
        ("body", BODY),
        ("Julkaistu", "published"),
        ("Tunniste", ID),
        ("id", ID),
        ("Tulokset", "results"),
        ("Opit", "transfer"),
        ("customer_groups", "customer_groups"),
        ("isbn", "source.isbn"),
        ("Sähköposti", PERSONAL),
        ("Postinumero", None),
        ("images", None),
        ("origin", None),
        ("", None),
    ],
)
def test_header_of_a_deed(header: str, field: str | None) -> None:
    """Finnish and English headers name a deed's fields; the others name none."""
    assert field_of(header, "deeds") == field


@pytest.mark.parametrize(
    ("header", "collection", "field"),
    [
        ("Kunta", "organisations", "municipality"),
        ("Otsikko", "organisations", "name"),
        ("Organisaatio", "podcasts", "organisations"),
        ("Organisaatio", "articles", None),
        ("Numero", "deeds", None),
    ],
)
def test_header_by_type(header: str, collection: str, field: str | None) -> None:
    """A header means what the record type has a field for."""
    assert field_of(header, collection) == field


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("title", "line"),
        ("published", "date"),
        ("themes", "list"),
        ("results", "sentences"),
        ("images", None),
        ("source.isbn", "source"),
        ("draft", "line"),
    ],
)
def test_kind_of_field(field: str, kind: str | None) -> None:
    """The kind comes from the record type's own annotation."""
    assert kind_of(field, "deeds") == kind


def test_kind_of_number() -> None:
    """A whole number is told by its type."""
    assert kind_of("number", "podcasts") == "number"
