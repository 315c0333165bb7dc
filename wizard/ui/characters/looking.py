"""Looks at one answer as e-Gov gets it; without Qt, so that any thread may do it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from wizard.domain.case import Case
from wizard.domain.character_sets import widen_kana
from wizard.domain.characters import Finding, Why
from wizard.domain.egov_text import FieldProblemKind, Prepared
from wizard.domain.form import EgovField, Form, Item
from wizard.domain.hidden_cards import hide
from wizard.domain.item_types import type_of
from wizard.domain.safe_texts import SafeTexts

# Values of these types are typed freely; the others are chosen, or numbers.
_FREE = frozenset({"text", "long_text", "katakana", "email", "phone", "postal_code", "url"})
# Marks that turn the direction of writing: invisible, but what stands around them is not.
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_KANA = re.compile("[\uff61-\uff9f]{1,12}")
_KANA_TOLD = 3
_OF_LENGTH = frozenset({FieldProblemKind.SHORTENED, FieldProblemKind.TOO_LONG})


@dataclass(frozen=True, slots=True)
class Ask:
    """What to look at: the case as it was at a moment.

    Attributes:
        case: a copy that nobody changes.
        text: the answer's text, as typed.
        fields: the fields of e-Gov that the item goes into, the first one speaks for all.
        limits: the lengths that the person saw fields take.
    """

    form: Form
    case: Case
    item: Item
    text: str
    fields: tuple[EgovField, ...]
    limits: Mapping[str, int]
    safe: SafeTexts


@dataclass(frozen=True, slots=True)
class Look:
    """What was found.

    Attributes:
        written: what is copied, of this item alone.
        open: what waits for the person.
        replaced: what has a substitute nobody has said anything about.
        decided: what the person has decided about.
        kana: half-width kana and what is copied, which differ in their width only.
        turns: invisible marks of direction are left out.
        lengths: sentences about a text that is too long.
    """

    written: str = ""
    open: tuple[Finding, ...] = ()
    replaced: tuple[Finding, ...] = ()
    decided: tuple[Finding, ...] = ()
    kana: tuple[tuple[str, str], ...] = ()
    turns: bool = False
    lengths: tuple[str, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Return True when the text is copied as it is."""
        found = self.open or self.replaced or self.decided or self.kana
        return not (found or self.turns or self.lengths)


def fields_of(form: Form, item: Item) -> tuple[EgovField, ...]:
    """Return the fields of e-Gov that a freely typed item goes into."""
    if item.type not in _FREE:
        return ()
    return tuple(f for f in form.egov if item.id in f.items and f.kind == "text")


def look_at(ask: Ask) -> Look:
    """Return what a person should hear about an answer; nothing while its value is invalid.

    An invalid value has a sentence of its own, which names the same characters.
    """
    kind = type_of(ask.item)
    if not ask.text or kind.check(ask.text, ask.item):
        return Look()
    text = hide(ask.item, kind.show(ask.text, ask.item))
    field = ask.fields[0]
    prepared = ask.safe.prepare_text(ask.case, field, text)
    findings = prepared.findings
    told = [finding for finding in findings if finding.why is not Why.KANA]
    return Look(
        prepared.text,
        tuple(f for f in told if f.is_open),
        tuple(f for f in told if not f.is_open and not f.decided),
        tuple(f for f in told if not f.is_open and f.decided),
        tuple(_kana(text)) if len(told) < len(findings) else (),
        prepared.whole != text and _DIRECTIONS.search(text) is not None,
        tuple(dict.fromkeys(_lengths(ask, field, prepared))),
    )


def _kana(text: str) -> Iterator[tuple[str, str]]:
    for run in islice(dict.fromkeys(_KANA.findall(text)), _KANA_TOLD):
        yield run, widen_kana(run)


def _lengths(ask: Ask, first: EgovField, alone: Prepared) -> Iterator[str]:
    for field in ask.fields:
        if not ask.limits.get(field.id, field.rule.max_length):
            continue
        same = field is first and len(field.items) == 1
        prepared = alone if same else ask.safe.prepare(ask.form, ask.case, field)
        yield from (p.message for p in prepared.problems if p.kind in _OF_LENGTH)
