"""The live check of a field that goes into e-Gov, against `str.translate` over the same text.

The floor is the least that could replace anything: one table of all substitutes, told to
`str.translate`. It neither joins marks nor says what was replaced and why.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.benchmarks.harness import ROOT, Claim, against, main, medians
from wizard.domain.characters import Gate
from wizard.domain.egov_text import Prepared, prepare
from wizard.domain.form import EgovField, FieldRule
from wizard.formdefs.character_tables import load_character_tables

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
    spent = medians({"worst": checking(gate, worst)}, rounds=ROUNDS)["worst"]
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
        Claim(
            "live check, 1,000 different refused and nothing else",
            spent * 1e3,
            KEY_MS,
            f"{LENGTH:,} characters",
            "ms",
        ),
    ]


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


def checking(gate: Gate, text: str) -> Callable[[], object]:
    """Return what is done at each key: the text for e-Gov and what to say under the field."""

    def check() -> Prepared:
        prepared = prepare(FIELD, text, gate)
        assert prepared.findings is not None
        return prepared

    return check


def translating(text: str, table: dict[int, str]) -> Callable[[], object]:
    """Return the floor."""
    return lambda: text.translate(table)


if __name__ == "__main__":
    raise SystemExit(main(claims))
