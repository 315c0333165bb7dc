"""The quick look at many rows must never miss what reading each value would notice."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.conftest import NOW
from tests.intake.writers import ECCUBE, SHOPIFY, header_of, standard_rows
from wizard.intake import screening
from wizard.intake.order_export import read_orders

ODD = st.one_of(
    st.sampled_from(
        [
            "",
            "0300000000",
            "'0300000000",
            "9000000000",
            "+81 90-0000-0000",
            " 03-0000-0000",
            "1000000",
            "600001",
            "'600001",
            " 600001 ",
            "100-0000",
            "2.49E+17",
            "4.9e+11",
            "2026-08-01 22:14:05",
            "2026-08-01 22:14:05 +0900",
            "2026-02-29 22:14:05",
            "2026-06-31 22:14:05",
            "2026-08-01 22:14:60",
            "2026-08-01 24:14:05",
            "2026/8/1 22:14",
            "2026-08/01 22:14:05",
            "2026-08-01 22:14:05 +2500",
            "1",
            "2.0",
            "1.5",
            "10",
            "-5",
            "１",
            "1.2.3",
            "39600.00",
            "39,600",
            "9" * 16,
            "時価",
            "太郎 架空",
            "4111111111111111",
            "4111 1111 1111 1111",
            "JP",
            "甲\n乙",
            "4111 1111\n1111 1111",
            "4111 1111\r1111 1111",
            "03-0000-0000 4111 1111 1111 1111",
            "2026-02-03",
            "2026-02-03 00:00:00",
            "90-1234-5678",
            "10010",
            "1.240,00",
            "=A2",
        ]
    ),
    st.text(st.sampled_from("0123456789-:/ .E+'太郎"), max_size=20),
)


@pytest.mark.parametrize(
    ("sample", "encoding", "number", "kind"),
    [(SHOPIFY, "utf-8", "Name", ""), (ECCUBE, "cp932", "注文番号", "明細区分(ID)")],
)
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    drawn=st.lists(st.dictionaries(st.integers(0, 199), ODD, max_size=6), min_size=1, max_size=4)
)
def test_the_same_notices_as_reading_each_value(
    tmp_path, layouts, monkeypatch, drawn, sample, encoding, number, kind
):
    header = header_of(sample, encoding)
    watched = sorted(
        {
            column.name
            for layout in layouts
            for fill in layout.fills
            for part in fill.parts
            for column in part.columns
        }.intersection(header)
    )
    odd = [*watched, "税率"] if kind else watched
    rows = [header]
    for index, texts in enumerate(drawn):
        cells = dict.fromkeys(header, "")
        cells.update({odd[place % len(odd)]: text for place, text in texts.items()})
        cells[number] = str(index)
        if kind:
            cells[kind] = "1"
        rows.append([cells.get(name, "") for name in header])
    path = tmp_path / "注文.csv"
    path.write_text(standard_rows(rows), encoding=encoding, newline="")

    def notices() -> tuple[str, ...]:
        return read_orders(path, layouts, new_key=lambda: "k", now=NOW).notices

    quick = notices()
    watch = screening._watch

    def never_clean(*arguments):
        return replace(watch(*arguments), clean=None)

    with monkeypatch.context() as patch:
        patch.setattr(screening, "_watch", never_clean)
        thorough = notices()
    assert quick == thorough


def test_the_quick_look_is_used_at_all(layouts, tmp_path, monkeypatch):
    """Without it, each value of a clean file would be read just to see that it is clean."""
    header = header_of(SHOPIFY, "utf-8")
    cells = {"Name": "#1", "Created at": "2026-08-01 22:14:05 +0900", "Billing Phone": "'03-0000"}
    row = [cells.get(name, "") for name in header]
    path = tmp_path / "注文.csv"
    path.write_text(standard_rows([header, *[row] * 600]), encoding="utf-8", newline="")
    seen = []
    note = screening.note

    def noted(*arguments):
        seen.append(arguments[1])
        note(*arguments)

    monkeypatch.setattr(screening, "note", noted)
    read_orders(path, layouts, new_key=lambda: "k", now=NOW)
    assert "order.purchased_at" not in seen
    assert "order.buyer.phone" not in seen
