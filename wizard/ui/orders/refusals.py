"""What could not be read, all of it in one message: nobody should learn of it file by file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wizard.errors import UserError
from wizard.texts import OrderImport
from wizard.ui.dialogs import sentence


@dataclass(frozen=True, slots=True)
class Told:
    """What is said: what happened, what to do, and the detail that can be copied."""

    what: str
    do: str = ""
    detail: str = ""


def sentences(refused: Iterable[UserError]) -> list[str]:
    """Return a sentence for each file, what was said already left out."""
    return list(dict.fromkeys(sentence(f"{error.what}。{error.do}") for error in refused))


def told(refused: Sequence[UserError], first: str = "", do: str = "") -> Told:
    """Return one message about files that were refused.

    Args:
        refused: why, one or more of them, or none when there is a `first`.
        first: what happened besides.
        do: what to do about that.
    """
    detail = "\n".join(error.detail for error in refused if error.detail)
    if first:
        return Told(first, "\n".join((sentence(do), *sentences(refused))).strip(), detail)
    if len(refused) == 1:
        return Told(refused[0].what, refused[0].do, detail)
    said = sentences(refused)
    return Told(OrderImport.REFUSED.format(count=len(refused)), "\n".join(said), detail)
