"""Which characters e-Gov's form accepts, and what makes characters belong together.

Source: design fact file egov.md, "Characters of the form" (grade A for the rule, B for its being
still in force): JIS X 0208 (6,879 characters) and the printable ASCII range of JIS X 0201. The
codec `iso2022_jp` tells the cells of JIS X 0208, all but seven that have two spellings.
"""

from __future__ import annotations

import re
import unicodedata

# Windows input methods type the right form of a cell that Python's strict codecs call by the
# left one; both are the same cell of JIS X 0208, so both are taken and the right one is written.
FOLDED = {
    "\u301c": "\uff5e",
    "\u2212": "\uff0d",
    "\u2016": "\u2225",
    "\u00a2": "\uffe0",
    "\u00a3": "\uffe1",
    "\u00ac": "\uffe2",
    "\u2014": "\u2015",
}
LINE_ENDS = frozenset("\n\r\u000b\u000c\u0085\u2028\u2029")
# Python's NFC turns the accepted sign into a letter that is refused; it is the same cell.
_ANGSTROM = ("\u00c5", "\u212b")

# What belongs to the character before it: accents, voiced marks, selectors of a variant, skin
# tones, the tags of flags. Marks of scripts that e-Gov refuses altogether may stay on their own.
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef\u180b-\u180f"
_MARKS = (
    "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u302a-\u302f\u3099\u309a"
    "\uff9e\uff9f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f" + _SELECTORS
)
_PICTURES = "\u2190-\u2bff\U0001f000-\U0001faff"
_FLAGS = "\U0001f1e6-\U0001f1ff"
JOINER = "\u200d"
# What a cluster goes on with after its first character. It starts with one set of characters,
# so that text without any of them is passed over at the speed of a single scan.
CLUSTER_REST = (
    f"[{_MARKS}{_FLAGS}{JOINER}\r]"
    f"(?:(?<={JOINER})[{_PICTURES}]|(?<=[{_FLAGS}])[{_FLAGS}]|(?<=\r)\n)?"
    f"(?:[{_MARKS}]|{JOINER}[{_PICTURES}])*"
)
_TAKES_REST = re.compile(f"[{_MARKS}]")
_FLAG = re.compile(f"[{_FLAGS}]")
_KANA_MARKS = "\u3099\u309a\uff9e\uff9f"
_PICTURE = re.compile(f"[{_PICTURES}{_MARKS}]")

_SELECTOR = re.compile(f"[{_SELECTORS}]")
_IDEOGRAPH = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_COMPATIBILITY_IDEOGRAPH = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")
# Not visible although Unicode does not count them among the controls.
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800")


def is_jis_x_0208(character: str) -> bool:
    """Return whether one character is a cell of JIS X 0208, in the spelling that is written."""
    if character in FOLDED.values():
        return True
    try:
        return character.encode("iso2022_jp").startswith(b"\x1b$B")
    except UnicodeEncodeError:
        return False


def accepted_characters() -> frozenset[str]:
    """Return every accepted character in the spelling that is written (6,879 + 95)."""
    # The two-byte cells of EUC-JP are those of JIS X 0208 (JIS X 0212 has three bytes there);
    # a line end between them, so that an empty cell does not swallow its neighbour.
    ends = range(0xA1, 0xFF)
    cells = b"".join(bytes((row, cell, 0x0A)) for row in range(0xA1, 0xF5) for cell in ends)
    found = cells.decode("euc_jp", "replace").split("\n")
    jis = {FOLDED.get(c, c) for c in found if len(c) == 1 and c != "\ufffd"}
    return frozenset(jis | {chr(code) for code in range(0x20, 0x7F)})


def outside(characters: frozenset[str]) -> str:
    """Return a regular expression for one character that is not among `characters`."""
    return "[^" + "".join(re.escape(character) for character in sorted(characters)) + "]"


def compose(text: str) -> str:
    """Return the text in NFC, except that the ångström sign of JIS X 0208 stays."""
    return unicodedata.normalize("NFC", text).replace(*_ANGSTROM)


def belongs_to(rest: str, base: str) -> bool:
    """Return whether a match of `CLUSTER_REST` belongs to the character before it."""
    if base in LINE_ENDS:
        return False
    if rest[0] in _KANA_MARKS:  # by far the most frequent
        return True
    if rest[0] == JOINER:
        return bool(_PICTURE.match(base))
    return bool(_TAKES_REST.match(rest))


def goes_on(text: str, index: int) -> bool:
    """Return whether the character at `index` belongs to the one before it."""
    if index <= 0 or text[index - 1] in LINE_ENDS:
        return False
    before, character = text[index - 1], text[index]
    if JOINER in (before, character) or _TAKES_REST.match(character):
        return True
    return bool(_FLAG.match(before) and _FLAG.match(character))


def is_ideograph(character: str) -> bool:
    """Return whether it is a kanji, in JIS X 0208 or not."""
    return bool(_IDEOGRAPH.match(character))


def is_compatibility_ideograph(character: str) -> bool:
    """Return whether NFC changes the kanji into one of another shape (U+FA19 and the like)."""
    return bool(_COMPATIBILITY_IDEOGRAPH.match(character))


def is_selector(character: str) -> bool:
    """Return whether it selects a variant of the character before it."""
    return bool(_SELECTOR.match(character))


def is_invisible(character: str) -> bool:
    """Return whether nothing of the character can be seen: controls, zero width, directions."""
    if character in LINE_ENDS or character == "\t":
        return False
    return character in _FILLERS or unicodedata.category(character) in {"Cc", "Cf"}


def is_simply_itself(character: str) -> bool:
    """Return whether it is a letter, or of private use, that Unicode says nothing more about."""
    return (
        unicodedata.category(character) in {"Lo", "Co", "Cn"}
        and character not in _FILLERS
        and unicodedata.is_normalized("NFKC", character)
    )


def widen_kana(text: str) -> str:
    """Return half-width kana and their marks as full-width ones; everything else unchanged.

    A mark joins the kana before it where there is such a kana, else it stands on its own.
    """
    wide = "".join(
        unicodedata.normalize("NFKC", c) if "\uff61" <= c <= "\uff9f" else c for c in text
    )
    return compose(wide).replace("\u3099", "\u309b").replace("\u309a", "\u309c")


def plain_form(character: str) -> str:
    """Return what a letter, number or symbol is made of by Unicode's compatibility mapping.

    Only for characters that are refused anyway: NFKC on accepted ones would change 108 of them.
    Accents are dropped; the result may hold refused characters or be the character itself.
    """
    parts = unicodedata.normalize("NFKD", character)
    bare = "".join(c for c in parts if unicodedata.combining(c) == 0)
    # Kana and hangul were taken apart, too: put them together again.
    text = compose(bare if bare and not _is_kana(parts) else parts).replace("\u2044", "/")
    text = "".join(FOLDED.get(c, c) for c in text)
    return text if text.isascii() else text.replace("(", "（").replace(")", "）")


def _is_kana(text: str) -> bool:
    return any("\u3041" <= c <= "\u30ff" for c in text)
