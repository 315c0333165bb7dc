"""The live check of a field that goes into e-Gov, against `str.translate` over the same text.

What is said under a field is looked at in the window's own thread up to `AT_ONCE` characters and
marks; the worst of those is measured, with tables that have met none of the characters before.

The floor is the least that could replace anything: one table of all substitutes, told to
`str.translate`. It neither joins marks nor says what was replaced and why.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import count

from tests.benchmarks.harness import ROOT, Claim, against, main, medians
from wizard.domain.case import Answer, Case
from wizard.domain.characters import Gate
from wizard.domain.egov_text import Prepared, prepare
from wizard.domain.form import EgovField, FieldRule, Form
from wizard.domain.safe_texts import SafeTexts
from wizard.formdefs.character_tables import load_character_tables
from wizard.formdefs.loader import load_form
from wizard.ui.characters.checking import AT_ONCE
from wizard.ui.characters.looking import Ask, Look, fields_of, look_at

LENGTH = 10_000  # characters in the field
KEY_MS = 16.0  # what one key may cost
ROUNDS = 100
FIELD = EgovField("form.content", "", "", rule=FieldRule(multiline=True))


def claims() -> list[Claim]:
    """Measure a text with nothing refused, with much, and the worst that can be pasted."""
    gate = Gate(load_character_tables(ROOT / "resources"))
    table = {ord(old): new for old, new in gate.tables.tax_agency.items()}
    table |= {ord(old): new for old, (new, _) in gate.tables.supplement.items()}
    texts = {
        "nothing refused": text_of(gate, every=0, different=0),
        "1 of 100 refused": text_of(gate, every=100, different=20),
        "1 of 3 refused": text_of(gate, every=3, different=40),
    }
    worst = text_of(gate, every=1, different=1000)
    own = {"彅": "なぎ", "髙": "たか"}
    spent = medians(
        {
            "none": checking(gate, worst),
            "own": checking(gate, worst, own),
            "new own": checking_anew(gate, worst),
        },
        rounds=ROUNDS,
    )
    return [
        *(
            against(
                f"live check, {name} / str.translate",
                checking(gate, text),
                translating(text, table),
                limit=3.0,
                rounds=ROUNDS,
            )
            for name, text in texts.items()
        ),
        *(
            Claim(
                f"live check, 1,000 different refused and nothing else{more}",
                spent[name] * 1e3,
                KEY_MS,
                f"{LENGTH:,} characters",
                "ms",
            )
            for name, more in (
                ("none", ""),
                ("own", ", own replacements"),
                ("new own", ", own replacements that were just changed"),
            )
        ),
        *at_once(gate, own),
    ]


def at_once(gate: Gate, own: dict[str, str]) -> list[Claim]:
    """Measure the longest text that is looked at in the window's own thread, at its worst."""
    form = load_form(ROOT / "forms", ROOT / "resources")
    kanji = [chr(code) for code in range(0x3400, 0xA000)]
    rare = [c for c in kanji if not gate.accepts(c)]
    marks = {f"swap:applicant.name:{ord(c):04X}": "x" for c in rare[: AT_ONCE - 100]}
    works = {
        "kanji with selectors": (kanji_with_selectors(AT_ONCE), {}, {}),
        "kanji with selectors, own replacements": (kanji_with_selectors(AT_ONCE), {}, own),
        "different refused, own replacements": ("".join(rare[:AT_ONCE]), {}, own),
        f"{len(marks)} swap marks": ("".join(rare[:100]), marks, own),
    }
    spent = medians(
        {name: looking(form, gate, *work) for name, work in works.items()}, rounds=ROUNDS
    )
    return [
        Claim(f"look at once, {name}", spent[name] * 1e3, KEY_MS, f"AT_ONCE {AT_ONCE}", "ms")
        for name in works
    ]


def kanji_with_selectors(length: int) -> str:
    """Return different kanji, each with a selector of its shape."""
    return "".join(f"{chr(0x4E00 + n)}\U000e0100" for n in range(length // 2))


def looking(
    form: Form, gate: Gate, text: str, marks: dict[str, str], own: dict[str, str]
) -> Callable[[], object]:
    """Return what is done when typing pauses, as after the start of the program."""
    item = form.item("report.content")
    case = Case({item.id: Answer(text)}, marks=marks)

    def look() -> Look:
        gate._known.clear()
        gate._table.clear()
        gate._kept.cache_clear()
        safe = SafeTexts(lambda: gate, lambda: own)
        found = look_at(Ask(form, case, item, text, fields_of(form, item), {}, safe))
        assert not found.says_nothing
        return found

    return look


def text_of(gate: Gate, *, every: int, different: int) -> str:
    """Return a text of 400 different accepted characters, each `every`-th one refused."""
    chance = random.Random(20261121)  # the same text in every run
    accepted = sorted(c for c in gate.accepted if c > "\u3040")
    usual = chance.sample(accepted, 400)
    tables = [*gate.tables.supplement, *gate.tables.tax_agency]
    refused = chance.sample([c for c in tables if ord(c) > 0x3000], different) if every else []
    return "".join(
        chance.choice(refused if every and n % every == 0 else usual) for n in range(LENGTH)
    )


def checking(gate: Gate, text: str, own: dict[str, str] | None = None) -> Callable[[], object]:
    """Return what is done at each key: the text for e-Gov and what to say under the field."""

    def check() -> Prepared:
        prepared = prepare(FIELD, text, gate, own)
        assert prepared.findings is not None
        return prepared

    return check


def checking_anew(gate: Gate, text: str) -> Callable[[], object]:
    """Return the same with own replacements that are others each time."""
    numbers = count()
    return lambda: checking(gate, text, {"彅": f"なぎ{next(numbers)}"})()


def translating(text: str, table: dict[int, str]) -> Callable[[], object]:
    """Return the floor."""
    return lambda: text.translate(table)


if __name__ == "__main__":
    raise SystemExit(main(claims))
