"""What stands for one character (with its marks) that e-Gov refuses.

The order: nothing visible → same cell or same shape → half-width kana → ambiguous ones ask →
our supplement → the tax agency's 縮退マップ → what Unicode says a letter or symbol is made of →
pictures are taken out, the rest is left to the person and marked 〓. The supplement goes first
where both have a row, because it is written for running text: ① is (1) there, not １.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from wizard.domain.character_sets import (
    FOLDED,
    JOINER,
    LINE_ENDS,
    compose,
    is_compatibility_ideograph,
    is_ideograph,
    is_invisible,
    is_selector,
    is_simply_itself,
    plain_form,
    widen_kana,
)

GETA = "〓"


class Why(StrEnum):
    """Why something else is written."""

    SAME = "same"  # the same cell of JIS X 0208, or a character of the same shape
    INVISIBLE = "invisible"
    SPACE = "space"
    LINE_END = "line_end"
    KANA = "kana"  # half-width kana
    WIDTH = "width"  # the field takes full-width (or half-width) characters only
    VARIANT = "variant"  # a kanji's selected shape
    KANJI = "kanji"
    SYMBOL = "symbol"
    LETTER = "letter"
    OWN = "own"
    REMOVED = "removed"
    UNKNOWN = "unknown"  # no substitute: 〓 stands there until the person decides
    CHOICE = "choice"  # several substitutes: 〓 stands there until the person decides
    BROKEN = "broken"  # half a character, or one that was lost before: 〓
    REFUSED = "refused"  # the person does not want the substitute: 〓


# What needs no word with the person: nothing that can be seen has changed.
SILENT = frozenset({Why.SAME, Why.INVISIBLE, Why.SPACE, Why.LINE_END})
OPEN = frozenset({Why.UNKNOWN, Why.CHOICE, Why.BROKEN, Why.REFUSED})
_BY_KIND = {"kanji": Why.KANJI, "symbol": Why.SYMBOL, "same": Why.SAME}
KINDS = tuple(_BY_KIND)


@dataclass(frozen=True, slots=True)
class CharacterTables:
    """The substitution tables of `resources/characters/`.

    Attributes:
        tax_agency: 国税庁's 縮退マップ, only rows that change something.
        supplement: our own rows: character → (replacement, one of `KINDS`).
        ambiguous: characters with several substitutes.
        sources: character → where the row that is used comes from, for 「くわしく」.
    """

    tax_agency: Mapping[str, str] = field(default_factory=dict)
    supplement: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    ambiguous: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)


class Proposal(NamedTuple):
    """What is written for a character and why; `choices` are the substitutes to choose from."""

    after: str
    why: Why
    choices: tuple[str, ...] = ()


_UNKNOWN = Proposal(GETA, Why.UNKNOWN)


class Substitutes:
    """Finds the proposal for a character with its marks.

    Args:
        tables: the substitution tables.
        accepted: the characters that e-Gov takes.
    """

    def __init__(self, tables: CharacterTables, accepted: frozenset[str]) -> None:
        self._tables = tables
        self._accepted = accepted
        self._rows = {*tables.tax_agency, *tables.supplement, *tables.ambiguous}

    def propose(self, cluster: str) -> Proposal:
        """Return what stands for `cluster`: one character, its marks, or a joined picture."""
        if len(cluster) == 1 and cluster not in self._rows and is_simply_itself(cluster):
            return _UNKNOWN
        if cluster[0] in LINE_ENDS:
            return Proposal("\n", Why.LINE_END)
        bare = "".join(c for c in cluster if not is_invisible(c) and not is_selector(c))
        selected = is_ideograph(cluster[0]) and any(is_selector(c) for c in cluster)
        proposal = self._visible(bare, cluster)
        if selected and proposal.why in SILENT:
            return proposal._replace(why=Why.VARIANT)
        return proposal

    def _visible(self, text: str, cluster: str) -> Proposal:
        if not text:
            return Proposal("", Why.INVISIBLE)
        if self._accepts(text):
            return Proposal(text, Why.INVISIBLE)
        composed = "".join(FOLDED.get(c, c) for c in compose(text))
        if self._accepts(composed):
            other_shape = is_compatibility_ideograph(text[0])
            return Proposal(composed, Why.KANJI if other_shape else Why.SAME)
        kana = widen_kana(composed)
        if self._accepts(kana):
            return Proposal(kana, Why.KANA)
        if JOINER in cluster:
            return self._joined(cluster)
        return self._with_marks(text, composed)

    def _joined(self, cluster: str) -> Proposal:
        parts = [self._visible(part, part) for part in cluster.split(JOINER) if part]
        first = parts[0]
        if first.why is Why.REMOVED or len(parts) == 1:
            return first
        waiting = next((part for part in parts if part.why in OPEN), None)
        return waiting or Proposal("".join(part.after for part in parts), Why.REMOVED)

    def _with_marks(self, text: str, composed: str) -> Proposal:
        base = composed[0]
        if base in self._accepted:  # an accepted character is never lost
            return Proposal(base, Why.REMOVED)
        # Composing may have given a kanji another shape: the tables know the one that was typed.
        return self._one(text if len(text) == 1 else base)

    def _one(self, character: str) -> Proposal:
        """Return the proposal for one refused, visible character."""
        for spelling in (character, compose(character)):
            found = self._in_tables(spelling)
            if found is not None:
                return found
        category = unicodedata.category(character)
        if category == "Zs" or character == "\t":
            return Proposal(" ", Why.SPACE)
        plain = self._plain(character)
        if plain:
            return Proposal(plain, self._plain_why(character, category, plain))
        if category == "Cs" or character == "\ufffd":
            return Proposal(GETA, Why.BROKEN)
        # Pictures and marks are not read aloud; a letter, number or currency sign is.
        if category[0] in "PM" or category in {"So", "Sk"}:
            return Proposal("", Why.REMOVED)
        return _UNKNOWN

    def _in_tables(self, character: str) -> Proposal | None:
        tables = self._tables
        if character in tables.ambiguous:
            return Proposal(GETA, Why.CHOICE, tables.ambiguous[character])
        if character in tables.supplement:
            written, kind = tables.supplement[character]
            return Proposal(written, _BY_KIND[kind])
        # The map's rows for lone accents are accidents of its fonts: "n" + "~" is no "n～".
        if character in tables.tax_agency and unicodedata.category(character)[0] not in "MZ":
            written = tables.tax_agency[character]
            if unicodedata.category(character) == "Ll" and plain_form(character) != character:
                return None  # é → e, not ｅ
            if is_ideograph(character):
                return Proposal(written, Why.KANJI)
            letter = unicodedata.category(character)[0] == "L"
            return Proposal(written, Why.LETTER if letter else Why.SYMBOL)
        return None

    def _plain(self, character: str) -> str:
        """Return what a character is made of, when e-Gov takes all of it, else nothing."""
        plain = plain_form(character)
        if plain == character:
            return ""
        parts = [c if c in self._accepted else self._written(c) for c in plain]
        return "".join(parts) if all(parts) else ""

    def _written(self, character: str) -> str:
        found = self._in_tables(character)
        return "" if found is None or found.why in OPEN else found.after

    @staticmethod
    def _plain_why(character: str, category: str, plain: str) -> Why:
        if is_ideograph(plain) and len(plain) == 1:
            # A radical that looks the same (PDF files are full of them), or a framed kanji.
            return Why.SAME if "\u2e80" <= character <= "\u2fdf" else Why.SYMBOL
        return Why.LETTER if category[0] == "L" else Why.SYMBOL

    def _accepts(self, text: str) -> bool:
        return all(c in self._accepted for c in text)
