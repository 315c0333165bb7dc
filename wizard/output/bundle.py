"""Everything that leaves the program for one case, written into one folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wizard import texts
from wizard.domain.attached import Use, attached_of
from wizard.domain.case import Case
from wizard.domain.form import Form
from wizard.domain.links import LinkFinder
from wizard.domain.safe_texts import SafeTexts
from wizard.output.copy_text import write_egov_text
from wizard.output.narrative import refresh_narrative
from wizard.output.statement import unprintable, write_statement

NOTES_MARK = "police_notes_in_pdf"


@dataclass(frozen=True, slots=True)
class Bundle:
    """What was written.

    Attributes:
        files: each file with its kind (``statement_pdf``, ``egov_text``; HOUSE.md).
        warnings: Japanese sentences about characters that no bundled font has.
    """

    files: tuple[tuple[Path, str], ...]
    warnings: tuple[str, ...]


def write_bundle(
    form: Form,
    case: Case,
    folder: Path,
    *,
    safe: SafeTexts,
    now: datetime,
    templates_dir: Path,
    fonts_dir: Path,
) -> Bundle:
    """Write the 申出書 PDF and the copy-ready text; 具体的な内容 is brought up to date first.

    Args:
        form: the definitions.
        case: changed in memory by `refresh_narrative` only.
        folder: exists; files of the same day are replaced.
        safe: makes the texts safe for e-Gov; the 申出書 explains what that changed.
        now: aware time in Asia/Tokyo; names the files and dates the 申出書.
        templates_dir: `forms/templates/`.
        fonts_dir: `resources/fonts/`.

    Raises:
        OutputError: a file cannot be written. FormsError: a template breaks its rules.
    """
    today = now.date()
    links = LinkFinder(form.links)
    refresh_narrative(form, case, now, templates_dir, links)
    explained = safe.explain(form, case)
    found = unprintable(form, case, fonts_dir=fonts_dir, explained=explained)
    warnings = tuple(one.message for one in found)
    statement = folder / texts.Files.STATEMENT.format(day=f"{today:%Y%m%d}")
    egov = folder / texts.Files.EGOV_TEXT.format(day=f"{today:%Y%m%d}")
    with_notes = case.marks.get(NOTES_MARK) == "1"
    write_statement(
        form,
        case,
        statement,
        fonts_dir=fonts_dir,
        made_on=today,
        with_notes=with_notes,
        explained=explained,
        links=links,
    )
    ticked = [file for file in attached_of(case) if file.use is Use.ATTACH]
    others = [file.name for file in ticked if Path(file.path).is_file()]
    write_egov_text(form, case, egov, safe, attachments=(statement.name, *others))
    return Bundle(((statement, "statement_pdf"), (egov, "egov_text")), warnings)
