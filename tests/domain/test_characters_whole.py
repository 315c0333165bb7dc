"""The gate over whole sets: JIS X 0208, what CP932 has beyond it, every character of Unicode."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from tests.domain.gating import the_gate
from wizard.domain.character_sets import FOLDED
from wizard.domain.characters import GETA, OPEN, SILENT, Why, is_jis_x_0208, restore

# ISO-2022-JP knows the standard's own cells; these seven it spells otherwise (fact file egov.md).
SEVEN = "\uff5e\uff0d\u2225\uffe0\uffe1\uffe2\u2015"


def encodes(character: str, codec: str, head: bytes = b"") -> bytes:
    """Return the bytes of a character, empty when the codec has none that start with `head`."""
    try:
        encoded = character.encode(codec)
    except UnicodeEncodeError:
        return b""
    return encoded if encoded.startswith(head) else b""


def every_character() -> list[str]:
    """Return every assigned character, private ones and half surrogates included."""
    codes = map(chr, range(sys.maxunicode + 1))
    return [c for c in codes if unicodedata.category(c) != "Cn"]


@pytest.fixture(scope="module")
def jis_x_0208() -> list[str]:
    """Return the 6,879 cells as ISO-2022-JP spells them."""
    kanji = b"\x1b$B"
    return [c for c in every_character() if encodes(c, "iso2022_jp", kanji)]


@pytest.fixture(scope="module")
def beyond() -> list[str]:
    """Return the 453 characters that CP932 takes and ISO-2022-JP does not."""
    return [
        c
        for c in map(chr, range(0x80, 0x10000))
        if unicodedata.category(c) not in {"Co", "Cs"}  # the range for 外字 is no character set
        and len(encodes(c, "cp932")) == 2
        and not encodes(c, "iso2022_jp", b"\x1b$B")
    ]


def test_all_of_jis_x_0208_is_unchanged_or_the_same_cell(jis_x_0208: list[str]) -> None:
    assert len(jis_x_0208) == 6879
    gate = the_gate()
    for character in jis_x_0208:
        assert gate.accepts(character), hex(ord(character))
        cleaned = gate.clean(character)
        assert cleaned.text == FOLDED.get(character, character)
        assert cleaned.findings == ()
        assert encodes(cleaned.text, "iso2022_jp") or cleaned.text in SEVEN
        assert is_jis_x_0208(cleaned.text)
    folded = [c for c in jis_x_0208 if gate.clean(c).text != c]
    assert sorted(folded) == sorted(set(FOLDED) - {"\u2014"})


def test_exactly_jis_x_0208_and_ascii_are_accepted(jis_x_0208: list[str]) -> None:
    ascii_range = {chr(code) for code in range(0x20, 0x7F)}
    gate = the_gate()
    both_ways = set(jis_x_0208) | ascii_range | set(SEVEN) | set(FOLDED)
    assert {c for c in every_character() if gate.accepts(c)} == both_ways | {"\n"}
    assert len(gate.accepted) == 6879 + 95


def test_the_453_characters_of_cp932(beyond: list[str]) -> None:
    assert len(beyond) == 453
    gate = the_gate()
    outcomes: dict[Why, list[str]] = {}
    for character in beyond:
        cleaned = gate.clean(character)
        if gate.accepts(character):  # six of them are only another spelling of a cell
            assert character in SEVEN
            assert cleaned.text == character
            continue
        (swap,) = cleaned.swaps
        assert swap.before == character
        assert gate.accepts(swap.after)
        (finding,) = cleaned.findings  # each is told: replaced, asked or marked
        assert (finding.after == GETA) == (finding.why in OPEN)
        outcomes.setdefault(swap.why, []).append(character)
    assert sum(gate.accepts(c) for c in beyond) == 6
    counts = {why: len(found) for why, found in outcomes.items()}
    # 94 + 1 + 265 are the 360 kanji of IBM's extension; ∟ ∮ ⊿ have no way to be written, either.
    assert counts == {Why.SYMBOL: 84, Why.KANJI: 94, Why.CHOICE: 1, Why.UNKNOWN: 265 + 3}
    assert outcomes[Why.CHOICE] == ["濵"]
    assert set("彅琦燁鄧∟∮⊿") <= set(outcomes[Why.UNKNOWN])


def test_every_character_of_unicode_once() -> None:
    gate = the_gate()
    for character in every_character():
        cleaned = gate.clean(character)
        assert gate.accepts(cleaned.text), hex(ord(character))
        assert restore(cleaned.text, cleaned.swaps) == character
        if cleaned.text != character and not gate.accepts(character):
            (swap,) = cleaned.swaps
            # A letter, a number or a currency sign never vanishes, and nothing without a word.
            gone = swap.after == ""
            if gone and unicodedata.category(character)[0] in "LN":
                assert swap.why is Why.INVISIBLE
            if swap.why in SILENT and gone:
                assert swap.why is Why.INVISIBLE


def test_every_character_of_unicode_in_one_text() -> None:
    text = "".join(every_character())
    cleaned = the_gate().clean(text)
    assert the_gate().accepts(cleaned.text)
    assert restore(cleaned.text, cleaned.swaps) == text


def test_the_two_maps_are_used_as_they_are_written() -> None:
    tables = the_gate().tables
    for character, (written, _) in tables.supplement.items():
        assert the_gate().clean(character).text == written
    for character, written in tables.tax_agency.items():
        cleaned = the_gate().clean(character).text
        if character in tables.supplement or character in tables.ambiguous:
            continue
        if unicodedata.normalize("NFC", character) in the_gate().accepted:
            written = unicodedata.normalize("NFC", character)
        if cleaned != written:
            # Accents of Latin letters, spaces and invisible ones have rules of their own.
            assert character in "\u00a0\u00ad\u00e9\u00f5\u0303\u0330\u0334", hex(ord(character))
