"""What e-Gov's fields get from a case: one gate and the person's decisions for all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from wizard.domain.case import Case, Place
from wizard.domain.character_words import refused_sentence
from wizard.domain.characters import Finding, Gate
from wizard.domain.egov_text import Prepared, field_text, prepare
from wizard.domain.explanation import Explained, explain
from wizard.domain.form import EgovField, Form
from wizard.domain.problems import Problem, ProblemLevel, labelled
from wizard.domain.replacements import own_in


class SafeTexts:
    """Makes texts safe for e-Gov; one is made for the program and handed to who needs it.

    May be used from several threads: what it remembers is the same whoever finds it.

    Args:
        make_gate: returns the character gate; called at the first use, since reading the tables
            takes a moment. May raise FormsError.
        replacements: returns the person's own replacements for all cases.
        limits: returns the lengths that the person saw fields of e-Gov take, by field id.
    """

    def __init__(
        self,
        make_gate: Callable[[], Gate],
        replacements: Callable[[], Mapping[str, str]] = dict,
        limits: Callable[[], Mapping[str, int]] = dict,
    ) -> None:
        self._make_gate = make_gate
        self._replacements = replacements
        self._limits = limits

    @cached_property
    def gate(self) -> Gate:
        """Return the character gate."""
        return self._make_gate()

    def asking(
        self,
        replacements: Callable[[], Mapping[str, str]],
        limits: Callable[[], Mapping[str, int]],
    ) -> SafeTexts:
        """Return one with the same gate that asks others for what the person decided."""
        return SafeTexts(lambda: self.gate, replacements, limits)

    @property
    def is_ready(self) -> bool:
        """Return whether the gate is there already, so that looking at a text is quick."""
        return "gate" in self.__dict__

    def prepare(self, form: Form, case: Case, field: EgovField) -> Prepared:
        """Return the text of a field from the answers as e-Gov takes it."""
        return self.prepare_text(case, field, field_text(form, case, field))

    def prepare_text(self, case: Case, field: EgovField, text: str) -> Prepared:
        """Return a text as a field takes it, with the decisions of the case, e.g. of one item."""
        own = own_in(self._replacements(), case.marks, field)
        return prepare(field, text, self.gate, own, self._limits().get(field.id))

    def explain(self, form: Form, case: Case) -> Explained:
        """Return what the 申出書 has to explain about the fields."""
        return explain(form, case, self.gate, self._replacements(), self._limits())

    def open_items(self, form: Form, case: Case, field: EgovField) -> dict[str, list[Finding]]:
        """Return what waits for the person in a field, by the item under which it is decided.

        That is the item of the field itself; for 具体的な内容, which is written from other answers,
        the one of another field that has the character: what is decided there holds for both.
        """
        found: dict[str, list[Finding]] = {}
        if not self.prepare(form, case, field).is_open:
            return found
        for item_id in field.items:
            alone = self.prepare_text(case, field, case.text(item_id))
            for finding in alone.findings:
                if finding.is_open:
                    home = _home(form, case, field, finding.before) or item_id
                    found.setdefault(home, []).append(finding)
        return found

    def refused(self, form: Form, case: Case) -> list[Problem]:
        """Return a problem for every item whose characters e-Gov refuses without a substitute."""
        waiting: dict[str, dict[str, Finding]] = {}
        for field in form.egov:
            for item_id, findings in self.open_items(form, case, field).items():
                waiting.setdefault(item_id, {}).update((f.before, f) for f in findings)
        return [
            Problem(
                ProblemLevel.REFUSED,
                Place(item_id),
                labelled(form.item(item_id), refused_sentence(list(findings.values()))),
            )
            for item_id, findings in waiting.items()
        ]


def _home(form: Form, case: Case, field: EgovField, before: str) -> str:
    """Return the item of another field that a text of several lines has a character from."""
    if not field.rule.multiline:
        return ""
    others = (i for f in form.egov if not f.rule.multiline and f.kind == "text" for i in f.items)
    return next((i for i in others if before in case.text(i)), "")
