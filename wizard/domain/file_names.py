"""File names that e-Gov takes for attachments.

The rule is the safe set of fact file egov.md, "Attachments": only letters, digits, kana, kanji
of JIS X 0208, 々 and _; at most 15 full-width (31 half-width) characters before the extension;
all different; the extension in lower case and never .xml.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence

from wizard.domain.character_sets import is_jis_x_0208

MAX_WIDTH = 31  # half-width characters; a full-width one counts 2
_EXTENSION_LENGTH = 8
# hiragana, katakana, ー, the common kanji block, 々
_SAFE = r"0-9A-Za-z\u3041-\u3093\u30a1-\u30f6\u30fc\u4e00-\u9fa0\u3005_"
_UNSAFE = re.compile(f"[^{_SAFE}]+")
_NOT_EXTENSION = re.compile(r"[^0-9a-z]+")
_FORBIDDEN_EXTENSIONS = {"xml": "txt", "": "bin"}  # e-Gov keeps .xml for its own files
# Windows keeps these for devices, whatever the extension.
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10)}
)


def width(text: str) -> int:
    """Return the width in half-width characters (full-width ones count 2)."""
    return sum(1 if c.isascii() else 2 for c in text)


def is_safe(name: str) -> bool:
    """Return whether e-Gov takes the name as it is, by the safe rule."""
    stem, dot, extension = name.rpartition(".")
    return bool(
        dot
        and stem
        and _is_safe_stem(stem)
        and extension not in _FORBIDDEN_EXTENSIONS
        and not _NOT_EXTENSION.search(extension)
        and len(extension) <= _EXTENSION_LENGTH
    )


def safe_name(
    name: str,
    taken: Collection[str],
    fallback: str,
    repair: Callable[[str], str] | None = None,
) -> str:
    """Return a safe name as close to `name` as possible, different from every name in `taken`.

    A name that is safe and not taken comes back unchanged.

    Args:
        name: the original file name, in any Unicode normal form.
        taken: names in use already; compared without regard to case.
        fallback: a safe stem that stands when nothing of the original is left.
        repair: writes a text with accepted characters (髙 → 高), e.g. by the character gate;
            without it such characters are dropped.
    """
    used = {other.casefold() for other in taken}
    if is_safe(name) and name.casefold() not in used:
        return name
    stem, extension = _split(unicodedata.normalize("NFC", name))
    stem = _safe_stem(stem if repair is None else repair(stem)) or fallback
    if stem.lower() in _RESERVED:
        stem = f"{stem}_"
    number = 1
    while True:
        suffix = "" if number == 1 else f"_{number}"
        candidate = f"{_cut(stem, MAX_WIDTH - len(suffix))}{suffix}.{extension}"
        if candidate.casefold() not in used:
            return candidate
        number += 1


def safe_names(
    names: Sequence[str], fallback: str, repair: Callable[[str], str] | None = None
) -> list[str]:
    """Return a safe name for each of `names`, in their order and all different.

    Names that are safe already keep theirs before others are given one.
    """
    given: dict[int, str] = {}
    used: set[str] = set()
    for index, name in enumerate(names):
        if is_safe(name) and name.casefold() not in used:
            given[index] = name
            used.add(name.casefold())
    for index, name in enumerate(names):
        if index not in given:
            given[index] = safe_name(name, used, fallback, repair)
            used.add(given[index].casefold())
    return [given[index] for index in range(len(names))]


def _is_safe_stem(stem: str) -> bool:
    return bool(
        not _UNSAFE.search(stem)
        and all(c.isascii() or is_jis_x_0208(c) for c in stem)
        and width(stem) <= MAX_WIDTH
        and stem.lower() not in _RESERVED
    )


def _split(name: str) -> tuple[str, str]:
    """Return stem and safe extension; a name without one gets ``bin``."""
    stem, dot, extension = name.rpartition(".")
    if not dot:
        stem, extension = extension, ""
    extension = _NOT_EXTENSION.sub("", extension.lower())[:_EXTENSION_LENGTH]
    return stem, _FORBIDDEN_EXTENSIONS.get(extension, extension)


def _safe_stem(stem: str) -> str:
    known = "".join(c if c.isascii() or is_jis_x_0208(c) else " " for c in _narrow(stem))
    return _UNSAFE.sub("_", known).strip("_")


def _narrow(text: str) -> str:
    # Full-width letters and digits are refused by the safe rule, their narrow twins are not.
    return "".join(
        chr(ord(c) - 0xFEE0) if "０" <= c <= "９" or "Ａ" <= c <= "Ｚ" or "ａ" <= c <= "ｚ" else c
        for c in text
    )


def _cut(stem: str, limit: int) -> str:
    total = 0
    for index, character in enumerate(stem):
        total += width(character)
        if total > limit:
            return _at_gap(stem[:index], character, limit).rstrip("_") or stem[:index]
    return stem


def _at_gap(cut: str, following: str, limit: int) -> str:
    """Leave out the beginning of a number or word: ``画面_20_2`` would look like a second copy."""
    whole, gap, part = cut.rpartition("_")
    broken = part.isascii() and part.isalnum() and following.isascii() and following.isalnum()
    return whole if gap and broken and width(whole) * 2 >= limit else cut
