"""What the 申出書 explains about e-Gov's fields, for a case as the window has it."""

from __future__ import annotations

from contextlib import suppress

from wizard.domain.case import Case
from wizard.domain.explanation import Explained
from wizard.domain.links import LinkFinder
from wizard.errors import FormsError
from wizard.output.narrative import refresh_narrative
from wizard.ui.pages.base import PageContext
from wizard.ui.snapshot import snapshot


class Explaining:
    """Finds what has to be explained; may be called on any thread with a copy of the case.

    具体的な内容 is looked at as it will be copied: the pages that write it anew may not have been
    visited yet.

    Args:
        context: of the page that asks.
    """

    def __init__(self, context: PageContext) -> None:
        self._form, self._safe, self._clock = context.form, context.safe, context.session.clock
        self._templates = context.forms_dir / "templates"

    def __call__(self, case: Case, links: LinkFinder | None = None) -> Explained:
        """Return what has to be explained; the case stays as it is.

        Args:
            case: as it is.
            links: see `wizard.output.render.write_narrative`.
        """
        copy = snapshot(case)
        # A broken template is told where the text is written.
        with suppress(FormsError):
            refresh_narrative(self._form, copy, self._clock(), self._templates, links)
        return self._safe.explain(self._form, copy)
