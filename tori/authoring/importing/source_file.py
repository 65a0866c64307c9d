"""A file to import: which reader takes it, by its name's ending and what it holds."""

from pathlib import PurePath

from tori.authoring.importing.delimited import read_csv
from tori.authoring.importing.form import read_form
from tori.authoring.importing.imported import MAX_BYTES, ImportRefusedError, Reading
from tori.authoring.importing.spreadsheet import read_xlsx
from tori.authoring.importing.wordpress import read_wxr
from tori.text import slug

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xml", ".md")


def read_file(name: str, raw: bytes, collection: str, sheet: str | None = None) -> Reading:
    """Read a file's records.

    Raises:
        ImportRefusedError: No reader takes it, or its reader refuses it.
    """
    refuse_size(len(raw))
    path = PurePath(name)
    ending = path.suffix.lower()
    if sheet is not None and ending not in {".xlsx", ".xlsm"}:
        message = "Valitsin --sheet on vain Excel-työkirjoille (.xlsx)."
        raise ImportRefusedError(message)
    match ending:
        case ".csv" | ".tsv" | ".txt":
            return read_csv(raw, slug(path.stem), collection)
        case ".xlsx" | ".xlsm":
            return read_xlsx(raw, slug(path.stem), collection, sheet)
        case ".xml":
            return read_wxr(raw, collection)
        case ".md":
            return read_form(raw, name, collection)
    message = f'Tiedostoa "{name}" ei osata tuoda. Tuettuja päätteitä ovat {", ".join(ENDINGS)}.'
    raise ImportRefusedError(message)


def refuse_size(length: int) -> None:
    """Refuse a file of that many bytes before it is read.

    Raises:
        ImportRefusedError: It is over the bound.
    """
    if length > MAX_BYTES:
        size, bound = length // 1024**2, MAX_BYTES // 1024**2
        message = f"Tiedosto on liian suuri ({size} Mt, enintään {bound} Mt). Tuo se osissa."
        raise ImportRefusedError(message)
