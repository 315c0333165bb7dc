"""An unknown table: what its columns are guessed to be, and the layout that is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.platform_rows import FILES, HEADERS
from tests.intake.writers import SAMPLES
from wizard.domain.order_layout import PriceBasis, RowMeaning
from wizard.errors import ImportFileError
from wizard.formdefs.column_words import load_guesses
from wizard.formdefs.own_layouts import load_all_layouts, save_own_layout
from wizard.intake.guessing import basis_in, guess, plain_header
from wizard.intake.mapping import Why, to_layout
from wizard.intake.order_export import read_pasted
from wizard.intake.sampling import sample_pasted, sample_table

UNKNOWN = "受付No.,ご注文番号,ご注文日時,ご注文者名,ご注文者〒,ご注文者住所,ご注文者TEL,お届け先様名,お届け先様〒,お届け先様住所,お届け先様電話,品名,数量,単価,伝票番号,セキュリティコード\n"
ROW = "1,A-77,2026/08/01 22:14:05,架空太郎,100-0001,東京都千代田区架空町1,03-0000-0000,髙見﨑子,530-0001,大阪府大阪市見本町4,090-0000-0000,見本の腕時計,2,19800,0001,123\n"
PASTED = "A-77\t2026/8/1 22:14:05\t見本の腕時計\t2\t39,600円\t架空 太郎\t100-0001\t東京都\t千代田区架空町1\t03-0000-0000\tk@example.com\n"


@pytest.fixture(scope="module")
def guesses(resources_dir: Path):
    return load_guesses(resources_dir)


@pytest.fixture
def sample(tmp_path):
    path = tmp_path / "見本カート.csv"
    path.write_bytes((UNKNOWN + ROW).encode("cp932"))
    return sample_table(path)


def named(mapping) -> dict[str, str]:
    return {item: mapping.sample.header[c.column] for item, c in mapping.choices.items()}


def test_an_unknown_files_columns_are_guessed(sample, guesses):
    assert named(guess(sample, guesses)) == {
        "order.number": "ご注文番号",
        "order.purchased_at": "ご注文日時",
        "order.buyer.name": "ご注文者名",
        "order.buyer.postal_code": "ご注文者〒",
        "order.buyer.address": "ご注文者住所",
        "order.buyer.phone": "ご注文者TEL",
        "order.recipient.name": "お届け先様名",
        "order.recipient.postal_code": "お届け先様〒",
        "order.recipient.address": "お届け先様住所",
        "order.recipient.phone": "お届け先様電話",
        "order.items[].name": "品名",
        "order.items[].quantity": "数量",
        "order.items[].unit_price": "単価",
        "order.tracking_number": "伝票番号",
    }


def test_security_codes_are_never_shown(sample):
    assert sample.dropped == ("セキュリティコード",)
    assert all(row[-1] == "" for row in sample.rows)


def test_a_table_without_header_is_guessed_by_what_it_holds(guesses):
    sample = sample_pasted(PASTED)
    assert sample.has_header is False
    assert sample.header[0] == "1列目"
    found = {item: choice.column for item, choice in guess(sample, guesses).choices.items()}
    assert found["order.number"] == 0
    assert found["order.purchased_at"] == 1
    assert found["order.buyer.name"] == 5
    assert found["order.buyer.postal_code"] == 6
    assert found["order.buyer.prefecture"] == 7
    assert found["order.buyer.phone"] == 9
    assert found["order.buyer.email"] == 10
    assert found["order.items[].unit_price"] == 4


@pytest.mark.parametrize("key", [key for key, file in FILES.items() if file.header])
def test_no_guess_contradicts_what_is_known(key, guesses, layouts, tmp_path, read):
    """The order number, postal codes and phones of known files are guessed right or not at all."""
    path = tmp_path / "a.csv"
    path.write_bytes(FILES[key].data(key))
    mapping = guess(sample_table(path), guesses)
    wanted = FILES[key]
    header = HEADERS[key]["columns"]
    for item, choice in mapping.choices.items():
        name = header[choice.column]
        if item.endswith("postal_code"):
            assert any(word in name.lower() for word in ("郵便", "zip", "post")), (item, name)
        if item.endswith("phone"):
            assert any(w in name.lower() for w in ("電話", "tel", "phone", "携帯", "番号")), (
                item,
                name,
            )
    assert wanted.layout


@pytest.mark.parametrize(
    ("name", "item", "column"),
    [
        ("base_orders.csv", "order.recipient.address", "住所(配送先)"),
        (
            "colorme_sales_all.PARTIAL.csv",
            "order.items[].unit_price",
            "購入商品 販売価格(消費税込)",
        ),
        ("eccube4.3_juchu.csv", "order.number", "注文番号"),
        ("yahoo_order.csv", "order.buyer.phone", "BillPhoneNumber"),
        ("woocommerce_webtoffee.csv", "order.access.ip", "customer_ip_address"),
        ("yamato_b2_with_header.csv", "order.tracking_number", "伝票番号"),
    ],
)
def test_guesses_on_the_sample_files(guesses, name, item, column):
    assert named(guess(sample_table(SAMPLES / name), guesses))[item] == column


def test_a_mapping_becomes_a_layout_that_is_kept_and_recognised(
    sample, guesses, form, resources_dir, tmp_path, read
):
    mapping = guess(sample, guesses)
    layout = to_layout(mapping, "own", "見本", "見本カート")
    saved = save_own_layout(tmp_path / "own", layout)
    every = load_all_layouts(resources_dir / "order_exports", tmp_path / "own", form).every
    file = read((UNKNOWN + ROW).encode("cp932"), layouts=every)
    assert file.layout == saved
    [order] = file.orders
    assert order.text("order.number") == "A-77"
    assert order.text("order.platform") == "見本カート"
    assert order.text("order.recipient.address") == "大阪府大阪市見本町4"
    assert order.lines[0].answers["order.items[].unit_price"].text == "19800"
    assert any("税込か税抜か" in notice for notice in file.notices)


def test_a_table_without_header_is_read_by_position(guesses, layouts, form, tmp_path):
    mapping = guess(sample_pasted(PASTED), guesses)
    layout = save_own_layout(tmp_path, to_layout(mapping, "own", "貼り付け"))
    from tests.intake.conftest import NOW

    file = read_pasted(
        PASTED + PASTED.replace("A-77", "A-78"), layouts, layout=layout, new_key=str, now=NOW
    )
    assert [order.text("order.number") for order in file.orders] == ["A-77", "A-78"]
    assert file.orders[0].text("order.buyer.address") == "東京都千代田区架空町1"


def test_short_headings_of_a_small_shop_are_guessed_with_their_tax(guesses):
    header = "受付No\t受付日\tお名前\t商品\t数量\t金額（税込）\t伝票No\n"
    row = "5\t2026/08/01\t架空 太郎\t見本の腕時計\t1\t39600\t400000000001\n"
    mapping = guess(sample_pasted(header + row), guesses)
    found = named(mapping)
    assert found["order.number"] == "受付No"
    assert found["order.items[].name"] == "商品"
    assert found["order.items[].unit_price"] == "金額（税込）"
    assert found["order.tracking_number"] == "伝票No"
    assert mapping.basis is PriceBasis.TAX_INCLUDED


@pytest.mark.parametrize(
    "heading", ["請求金額", "決済金額", "ポイント金額", "商品コード", "商品説明"]
)
def test_other_amounts_and_other_things_of_goods_are_no_price_and_no_name(guesses, heading):
    table = f"注文番号\t{heading}\nA-1\t39600\nA-2\t39600\n"
    found = named(guess(sample_pasted(table), guesses))
    assert heading not in found.values()


@pytest.mark.parametrize(
    ("heading", "basis"),
    [
        ("金額（税込）", PriceBasis.TAX_INCLUDED),
        ("単価(税 抜)", PriceBasis.TAX_EXCLUDED),
        ("単価", PriceBasis.UNKNOWN),
        ("単価（税込／税抜）", PriceBasis.UNKNOWN),
    ],
)
def test_the_heading_of_a_price_says_its_tax(heading, basis):
    assert basis_in(heading) is basis


def test_the_person_corrects_the_proposal(sample, guesses):
    mapping = guess(sample, guesses)
    changed = mapping.with_column("order.number", 0).with_column("order.tracking_number", None)
    assert changed.choices["order.number"].column == 0
    assert changed.choices["order.number"].why is Why.PERSON
    assert "order.tracking_number" not in changed.choices
    assert (
        changed.with_column("order.purchased_at", None)
        .with_column("order.purchased_at", 2)
        .choices["order.purchased_at"]
        .reading
        == "datetime"
    )
    assert mapping.choices["order.number"].column == 1


def test_a_mapping_without_number_is_a_parcel_list_and_one_without_anything_is_none(
    sample, guesses
):
    mapping = guess(sample, guesses)
    parcel = to_layout(mapping.with_column("order.number", None), "own", "小包")
    assert parcel.rows.meaning is RowMeaning.PARCEL
    assert parcel.platform == ""
    empty = mapping
    for item in mapping.choices:
        empty = empty.with_column(item, None)
    assert empty.is_enough is False
    with pytest.raises(ValueError, match="own"):
        to_layout(empty, "own", "無")
    assert mapping.basis is PriceBasis.UNKNOWN


def test_goods_are_unused_as_long_as_no_order_is_told(sample, guesses):
    mapping = guess(sample, guesses)
    assert mapping.unused == ()
    assert set(mapping.with_column("order.number", None).unused) == {
        "order.items[].name",
        "order.items[].quantity",
        "order.items[].unit_price",
    }


def test_samples_of_bad_tables_get_one_sentence(tmp_path):
    for data in (b"", b"\0\1\2" * 99, "名前\n".encode()):
        path = tmp_path / "a.csv"
        path.write_bytes(data)
        with pytest.raises(ImportFileError):
            sample_table(path)


@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=9), min_size=1, max_size=6))
def test_no_table_breaks_the_guessing(resources_dir, rows):
    text = "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
    try:
        sample = sample_pasted(text)
    except ImportFileError:
        return
    mapping = guess(sample, load_guesses(resources_dir))
    columns = [choice.column for choice in mapping.choices.values()]
    assert len(columns) == len(set(columns))
    assert all(0 <= column < len(sample.header) for column in columns)


def test_headers_are_compared_without_signs():
    assert plain_header(" 電話番号(ＴＥＬ)_1 ") == "電話番号tel1"
