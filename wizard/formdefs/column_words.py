"""`resources/tables/column_words.toml` → `wizard.domain.column_words.Guesses`, strictly."""

from __future__ import annotations

from pathlib import Path

from wizard.domain.column_words import ColumnWords, Guesses
from wizard.domain.order_layout import Reading
from wizard.formdefs.reading import read_toml

FILE = "column_words.toml"
_READINGS = tuple(reading.value for reading in Reading)


def load_guesses(resources_dir: Path) -> Guesses:
    """Load what is known for guessing the columns of an unknown order file.

    Raises:
        FormsError: the file breaks a rule; the sentence and `detail` name file and key.
    """
    file = read_toml(resources_dir / "tables" / FILE)
    columns = []
    for entry in file.tables("column", name="item", required=True):
        columns.append(
            ColumnWords(
                entry.text("item"),
                entry.texts("words", required=True),
                entry.texts("without"),
                entry.texts("looks"),
                entry.one_of("as", _READINGS, Reading.TEXT.value),
            )
        )
        entry.done()
    guesses = Guesses(
        tuple(columns),
        file.texts("buyer", required=True),
        file.texts("recipient", required=True),
        file.texts("platforms"),
    )
    file.done()
    return guesses
