"""The annex and 具体的な内容 say which orders belong together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from wizard.domain.case import Case, Order
from wizard.domain.form import Form
from wizard.output.render import GROUPS_AT_MOST, view, write_narrative

TITLE = "別紙　注文のつながり"
ADDRESS = "大阪府大阪市北区架空町9-8-7"
Make = Callable[..., Any]


def linked(make_order: Make, count: int) -> list[Order]:
    return [
        make_order(
            str(1000 + n),
            ("見本の腕時計", "1", "100"),
            recipient__address=ADDRESS,
            access__ip=f"203.0.113.{n // 2}",
        )
        for n in range(count)
    ]


def test_nothing_in_common_is_not_mentioned(write: Make, make_case: Make, make_order: Make) -> None:
    orders = [make_order("1"), make_order("2", buyer__name="架空太郎")]
    pdf = write(make_case({}, orders))
    assert TITLE not in pdf.bookmarks()
    assert "つながり" not in pdf.text()


def test_one_order_has_no_table(write: Make, make_case: Make, make_order: Make) -> None:
    assert "つながり" not in write(make_case({}, linked(make_order, 1))).text()


def test_the_table_says_what_which_orders_share(
    write: Make, make_case: Make, make_order: Make
) -> None:
    orders = [*linked(make_order, 3), make_order("", recipient__address="架空町5"),
              make_order("9", buyer__address="架空町５")]  # fmt: skip
    pdf = write(make_case({}, orders))
    text = pdf.squeezed()
    assert TITLE in pdf.bookmarks()
    assert f"配送先の住所{ADDRESS}1000、1001、1002（全件）" in text
    assert "アクセス元IPアドレス203.0.113.01000、1001" in text
    assert "携帯回線などでは、別の人も同じIPアドレスになります" in text
    assert "1組（3件）" in text
    assert "2組（2件）" in text
    assert "発注者・配送先の住所架空町54件目の注文、9（全件）" in text


def test_care_with_addresses_is_said_only_where_there_is_one(
    write: Make, make_case: Make, make_order: Make
) -> None:
    orders = [make_order(n, recipient__address=ADDRESS) for n in "12"]
    assert "携帯回線" not in write(make_case({}, orders)).squeezed()


def test_many_orders_are_counted_and_a_group_goes_on_over_pages(
    write: Make, make_case: Make, make_order: Make
) -> None:
    text = write(make_case({}, linked(make_order, 130))).text()
    assert "、ほか100件（全件）" in text
    assert "1組（130件）（続き）" in text


def test_a_card_number_in_a_shared_value_is_not_printed(
    write: Make, make_case: Make, make_order: Make
) -> None:
    name = "架空 4111111111111111"
    pdf = write(make_case({}, [make_order(n, recipient__name=name) for n in "12"]))
    assert "411111******1111" in pdf.text()
    assert "4111111111111111" not in pdf.text()


def test_the_narrative_tells_groups_without_persons(
    form: Form, forms_dir: Path, make_case: Make, make_order: Make
) -> None:
    text = write_narrative(form, make_case({}, linked(make_order, 2)), forms_dir / "templates")
    assert "注文番号 1000、1001 の2件は、配送先の住所、アクセス元IPアドレスが同じです。" in text
    assert "携帯回線などでは、別の人も同じIPアドレスになります。" in text
    assert "別紙「注文のつながり」" in text
    assert ADDRESS not in text
    assert "203.0.113" not in text


def test_many_groups_are_only_counted(
    form: Form, forms_dir: Path, make_case: Make, make_order: Make
) -> None:
    orders = [
        make_order(f"{n}{half}", recipient__address=f"架空町{n}")
        for n in range(1, GROUPS_AT_MOST + 2)
        for half in "ab"
    ]
    case = make_case({}, orders)
    text = write_narrative(form, case, forms_dir / "templates")
    assert "つながる注文のまとまりが6組（12件）あります。" in text
    links: Any = view(form, case)["links"]
    assert (links.count, links.orders, links.listed) == (6, 12, ())
    assert "つながり" not in write_narrative(form, Case(), forms_dir / "templates")
