"""`resources/characters/*.tsv` → the substitution tables of the character gate, strictly.

UTF-8, one row per line, columns divided by one tab, `#` starts a comment. Every row names its
source. What is wrong is named by file and line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from wizard import texts
from wizard.domain.character_sets import FOLDED, accepted_characters
from wizard.domain.characters import Gate
from wizard.domain.safe_texts import SafeTexts
from wizard.domain.substitution import KINDS, CharacterTables
from wizard.errors import FormsError
from wizard.formdefs.reading import text_of_file

FOLDER = "characters"
TAX_AGENCY = "nta_map.tsv"
SUPPLEMENT = "supplement.tsv"
AMBIGUOUS = "ambiguous.tsv"
_SAYS = texts.CharacterTables


def load_character_tables(resources_dir: Path) -> CharacterTables:
    """Return the tables of `resources/characters/`.

    Raises:
        FormsError: a file is missing or a row breaks the rules; the sentence and `detail`
            name the file and the line.
    """
    folder = resources_dir / FOLDER
    accepted = accepted_characters()
    sources: dict[str, str] = {}
    tax_agency: dict[str, str] = {}
    for row in _rows(folder / TAX_AGENCY, accepted, columns=3):
        tax_agency[row.character] = row.written(row.cells[0])
        sources[row.character] = _SAYS.TAX_AGENCY
    supplement: dict[str, tuple[str, str]] = {}
    for row in _rows(folder / SUPPLEMENT, accepted, columns=4):
        written, kind, source = row.cells
        if kind not in KINDS:
            row.fail(_SAYS.KIND.format(kinds=" ".join(KINDS)), f'unknown kind "{kind}"')
        if tax_agency.get(row.character) == written:
            row.fail(_SAYS.SAME_ROW.format(file=TAX_AGENCY), "the same as the tax agency's row")
        supplement[row.character] = (row.written(written), kind)
        sources[row.character] = source
    ambiguous: dict[str, tuple[str, ...]] = {}
    for row in _rows(folder / AMBIGUOUS, accepted, columns=3):
        choices = tuple(row.written(choice) for choice in row.cells[0].split(" "))
        if len(set(choices)) != len(choices) or len(choices) < 2:
            row.fail(_SAYS.CHOICES, "needs different choices, divided by one space")
        ambiguous[row.character] = choices
        sources[row.character] = row.cells[1]
    return CharacterTables(tax_agency, supplement, ambiguous, sources)


def safe_texts(
    resources_dir: Path,
    replacements: Callable[[], Mapping[str, str]] = dict,
    limits: Callable[[], Mapping[str, int]] = dict,
) -> SafeTexts:
    """Return what makes texts safe for e-Gov; the tables are read at its first use.

    Args:
        resources_dir: `resources/`.
        replacements: returns the person's own replacements for all cases.
        limits: returns the lengths that the person saw fields of e-Gov take, by field id.
    """
    return SafeTexts(lambda: Gate(load_character_tables(resources_dir)), replacements, limits)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: the refused character and the other cells, none of them empty."""

    file: str
    line: int
    character: str
    cells: tuple[str, ...]
    accepted: frozenset[str]

    def written(self, text: str) -> str:
        """Return a substitute, refused when e-Gov would not take it."""
        if not text or any(c not in self.accepted for c in text):
            self.fail(_SAYS.NOT_ACCEPTED.format(text=text), "substitute is not accepted")
        return text

    def fail(self, problem: str, detail: str) -> NoReturn:
        """Raise the error for this row."""
        raise FormsError(
            _SAYS.BROKEN.format(file=self.file, line=self.line, problem=problem),
            _SAYS.BROKEN_DO,
            f"{self.file}: line {self.line}: {detail}",
        )


def _rows(path: Path, accepted: frozenset[str], *, columns: int) -> Iterator[_Row]:
    seen: set[str] = set()
    # Not splitlines(): a cell may hold one of Unicode's other line ends.
    for line, text in enumerate(text_of_file(path, _SAYS).split("\n"), start=1):
        if not text or text.startswith("#"):
            continue
        character, *cells = text.split("\t")
        row = _Row(path.name, line, character, tuple(cells), accepted)
        if len(cells) != columns - 1 or not all(cells):
            row.fail(_SAYS.COLUMNS.format(columns=columns), f"needs {columns} columns")
        if len(character) != 1:
            row.fail(_SAYS.ONE_CHARACTER, "needs one character")
        if character in accepted or character in FOLDED:
            row.fail(_SAYS.IS_ACCEPTED.format(character=character), "e-Gov accepts it")
        if character in seen:
            row.fail(_SAYS.TWICE.format(character=character), "character twice")
        seen.add(character)
        yield row
