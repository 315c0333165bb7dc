"""The texts to copy into e-Gov: one per field in e-Gov's order, and all of them in one file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from wizard import texts
from wizard.domain.attached import originals_of
from wizard.domain.case import Case
from wizard.domain.egov_text import Prepared
from wizard.domain.form import EgovField, Form
from wizard.domain.offices import is_own_words
from wizard.domain.safe_texts import SafeTexts
from wizard.output.safe_file import replacing

ATTACHMENT = "attachment"
_SAYS = texts.EgovText
_LINE_ENDS = str.maketrans({"\r": None})


@dataclass(frozen=True, slots=True)
class EgovEntry:
    """What goes into one field of e-Gov.

    Attributes:
        field: the field, with e-Gov's own label.
        text: exactly what is copied, safe for e-Gov; empty when there is nothing.
        missing: e-Gov asks for it and there is nothing.
        confirmed: False when the field, or the words chosen for it, are not confirmed (未確認).
        prepared: what became of the typed text; None for attachments.
        own_words: the person wrote it as e-Gov's list does, in other words than ours.
    """

    field: EgovField
    text: str
    missing: bool
    confirmed: bool = True
    prepared: Prepared | None = None
    own_words: bool = False


def egov_entries(
    form: Form, case: Case, safe: SafeTexts, attachments: Sequence[str] = ()
) -> list[EgovEntry]:
    """Return an entry for every field, in e-Gov's order.

    Args:
        form: the definitions.
        case: the case; a state (確認中 …) is no text that e-Gov could use, so it counts as
            nothing.
        safe: makes the texts safe.
        attachments: file names for the field that takes attachments.
    """
    entries = []
    for field in form.egov:
        prepared = None
        if field.kind == ATTACHMENT:
            text = "\n".join(attachments)
        else:
            prepared = safe.prepare(form, case, field)
            text = prepared.text
        missing = form.goes_to_egov(field) and not text
        confirmed = field.confirmed and all(_is_confirmed(form, case, i) for i in field.items)
        own_words = any(is_own_words(form.item(i), case.answers.get(i)) for i in field.items)
        entries.append(EgovEntry(field, text, missing, confirmed, prepared, own_words))
    return entries


def write_egov_text(
    form: Form, case: Case, to: Path, safe: SafeTexts, attachments: Sequence[str] = ()
) -> None:
    """Write all texts into one file: UTF-8 with BOM and CRLF, so that Notepad reads it.

    Raises:
        OutputError: the file could not be written; an earlier one is intact.
    """
    lines = [_SAYS.TITLE, _SAYS.HOW, ""]
    entries = egov_entries(form, case, safe, attachments)
    wanted = [e.field.label for e in entries if e.missing and e.field.required]
    if wanted:
        lines += [_SAYS.MISSING_REQUIRED.format(labels=_SAYS.COMMA.join(wanted)), ""]
    waiting = [e.field.label for e in entries if e.prepared is not None and e.prepared.is_open]
    if waiting:
        lines += [_SAYS.OPEN.format(labels=_SAYS.COMMA.join(dict.fromkeys(waiting))), ""]
    for part, members in groupby(entries, key=lambda entry: entry.field.part):
        lines += [_SAYS.PART.format(part=part), ""]
        for entry in members:
            lines += [_label(entry), _written(case, entry) or _SAYS.NOTHING, ""]
    text = "\n".join(lines).translate(_LINE_ENDS).replace("\n", "\r\n")
    with replacing(to) as file:
        # A file name may hold half a character, which no encoding can write: show it as "?".
        file.write(text.encode("utf-8-sig", errors="replace"))


def _is_confirmed(form: Form, case: Case, item_id: str) -> bool:
    """Return False when the chosen words of an official list are not confirmed."""
    chosen = case.text(item_id).strip()
    return all(c.confirmed for c in form.item(item_id).choices if c.value == chosen)


def _written(case: Case, entry: EgovEntry) -> str:
    """Return the text; a file to attach with the name by which the person knows it."""
    if entry.field.kind != ATTACHMENT:
        return entry.text
    originals = originals_of(case)
    return "\n".join(
        _SAYS.ORIGINAL.format(name=name, original=" ".join(originals[name].split()))
        if name in originals
        else name
        for name in entry.text.splitlines()
    )


def _label(entry: EgovEntry) -> str:
    field = entry.field
    label = _SAYS.REQUIRED if field.required else _SAYS.LABEL
    if not field.confirmed:
        unconfirmed = _SAYS.UNCONFIRMED
    elif entry.own_words:
        unconfirmed = _SAYS.OWN_WORDS
    else:
        unconfirmed = "" if entry.confirmed else _SAYS.CHOICE_UNCONFIRMED
    return label.format(label=field.label) + unconfirmed
