"""具体的な内容 brought up to date in a case that is only in memory."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from wizard.domain.case import Answer, Case, Place, Source, SourceKind
from wizard.domain.changes import SetAnswer
from wizard.domain.form import Form
from wizard.domain.links import LinkFinder
from wizard.output.render import write_narrative

CONTENT = Place("report.content")


def refresh_narrative(
    form: Form,
    case: Case,
    now: datetime,
    templates_dir: Path,
    links: LinkFinder | None = None,
) -> None:
    """Write 具体的な内容 anew from the answers, unless a person wrote or edited it.

    Args:
        form: the definitions.
        case: changed in memory only.
        now: aware time in Asia/Tokyo, kept as the time of the change.
        templates_dir: `forms/templates/`.
        links: see `write_narrative`.

    Raises:
        FormsError: a template breaks its rules.
    """
    content = case.answers.get(CONTENT.item)
    if content is not None and content.source.kind is not SourceKind.WRITTEN:
        return
    text = write_narrative(form, case, templates_dir, links)
    written = Answer(text, source=Source(SourceKind.WRITTEN), changed_at=now)
    case.apply(SetAnswer(CONTENT, content, written))
