"""Taking several files into a case without asking: what completes, what stays outside."""

from __future__ import annotations

import itertools

import pytest

from tests.intake.conftest import NOW
from tests.intake.platform_rows import FILES, File
from wizard.domain.case import Case
from wizard.errors import ImportFileError
from wizard.intake.taking import take_in


@pytest.fixture
def take(layouts, tmp_path):
    keys = itertools.count()

    def taking(case: Case, *files: tuple[str, bytes], wanted=()):
        paths = []
        for name, data in files:
            paths.append(tmp_path / name)
            paths[-1].write_bytes(data)
        return take_in(
            case,
            paths,
            layouts,
            wanted=wanted,
            layout=None,
            new_key=lambda: f"k{next(keys)}",
            now=NOW,
        )

    return taking


def data_of(key: str, *rows: dict[str, str]) -> bytes:
    file = FILES[key]
    every = [{**file.rows[0], **row} for row in rows] or file.rows
    return File(file.layout, every, file.encoding, file.end, header=file.header).data(key)


PARCELS = data_of(
    "yamato_b2cloud_95",
    {"お客様管理番号": "1024-1", "伝票番号": "0001"},
    {"お客様管理番号": "2048", "伝票番号": "0002"},
)


def test_parcels_of_other_orders_stay_outside_and_that_is_said(take):
    case = Case()
    taken = take(case, ("o.csv", data_of("eccube_2.13.5_juchu")), ("p.csv", PARCELS))
    assert [order.text("order.number") for order in case.orders] == ["1024"]
    assert case.orders[0].text("order.tracking_number") == "0001"
    assert (taken.new, taken.filled) == (1, 1)
    assert any("1行ありました" in notice for notice in taken.notices)


def test_a_parcel_list_alone_brings_its_parcels(take):
    case = Case()
    assert take(case, ("p.csv", PARCELS)).new == 2
    assert {order.text("order.platform") for order in case.orders} == {""}


def test_a_parcel_that_is_named_comes_in_whatever_stands(take):
    case = Case()
    take(case, ("o.csv", data_of("eccube_2.13.5_juchu")))
    assert take(case, ("p.csv", PARCELS), wanted={"2048"}).new == 1
    with pytest.raises(ImportFileError, match="4096"):
        take(case, ("p.csv", PARCELS), wanted={"4096"})


def test_named_orders_are_found_with_or_without_their_sign(take):
    case = Case()
    shopify = FILES["shopify_orders_export_79"].data("shopify_orders_export_79")
    taken = take(case, ("s.csv", shopify), wanted={"1024"})
    assert taken.new == 1
    assert take(case, ("s.csv", shopify)).same == 1


def test_importing_again_changes_nothing(take):
    case = Case()
    for key in FILES:
        name = "f.txt"
        take(case, (name, FILES[key].data(key)))
    before = [dict(order.answers) for order in case.orders]
    for key in FILES:
        taken = take(case, ("f.txt", FILES[key].data(key)))
        assert taken.new == 0, key
    assert [dict(order.answers) for order in case.orders] == before
