"""Proposes a file name for a new case that Windows, macOS and Linux all accept."""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import count
from pathlib import Path

from wizard import texts
from wizard.storage.opening import JOURNAL
from wizard.storage.schema import SUFFIX

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file: characters and device names
# that Windows refuses; a device name counts with anything after its first dot, too.
_FORBIDDEN = frozenset('<>:"/\\|?*')
_DEVICES = frozenset(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"]
    + [device + digit for device in ("COM", "LPT") for digit in "0123456789¹²³"]
)
_LONGEST = 40  # characters of the shop's name …
_LONGEST_BYTES = 120  # … and bytes: Linux and macOS allow 255 for the whole name


def free_name(folder: Path, shop: str, day: date) -> Path:
    """Return a path for a new case, e.g. ``架空堂_20261121.tsuho``, that nothing stands at.

    Args:
        folder: where the case is to be saved; need not exist.
        shop: 屋号; what a file name cannot hold is left out, the rest is kept (NFC).
        day: the day put behind the name.
    """
    stem = f"{_safe(shop) or texts.CaseFile.UNNAMED}_{day:%Y%m%d}"
    if stem.partition(".")[0].rstrip().upper() in _DEVICES:
        stem = f"_{stem}"
    for number in count(1):
        name = stem if number == 1 else f"{stem}_{number}"
        path = folder / f"{name}{SUFFIX}"
        # A journal without its case belongs to a file that was taken away; a new file of that
        # name would be filled from it.
        if not _taken(path) and not _taken(folder / f"{name}{SUFFIX}{JOURNAL}"):
            return path
    raise AssertionError  # count() does not end


def _taken(path: Path) -> bool:
    return path.is_symlink() or path.exists()


def _safe(shop: str) -> str:
    """Return the shop's name without what a file name cannot hold."""
    kept = "".join(
        " " if character.isspace() else character
        for character in unicodedata.normalize("NFC", shop)
        if character.isspace() or _is_safe(character)
    )
    words = " ".join(kept.split())[:_LONGEST]
    words = words.encode()[:_LONGEST_BYTES].decode(errors="ignore")
    return words.strip(" .")


def _is_safe(character: str) -> bool:
    # Cc control, Cf invisible (direction marks), Cs half a pair, Cn unassigned.
    return character not in _FORBIDDEN and unicodedata.category(character) not in (
        "Cc",
        "Cf",
        "Cs",
        "Cn",
    )
