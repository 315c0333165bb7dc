import shutil
from pathlib import Path

import pytest

from wizard.domain.form import Form
from wizard.domain.order_layout import Delimiter, PriceBasis, Quoting, Reading
from wizard.errors import FormsError
from wizard.formdefs.loader import load_form
from wizard.formdefs.order_layouts import load_order_layouts

HEADERS = {
    "shopify": ("Name", "Lineitem name", "Created at"),
    "eccube4": ("注文番号", "明細区分(ID)", "受注日"),
}


@pytest.fixture(scope="module")
def form(forms_dir: Path) -> Form:
    return load_form(forms_dir)


@pytest.fixture
def folder(tmp_path: Path, resources_dir: Path) -> Path:
    return Path(shutil.copytree(resources_dir / "order_exports", tmp_path / "order_exports"))


def test_the_delivered_layouts(resources_dir, form):
    layouts = {
        each.name: each for each in load_order_layouts(resources_dir / "order_exports", form)
    }
    shopify, eccube = layouts["shopify"], layouts["eccube4"]
    assert (shopify.name, shopify.title, shopify.file) == ("shopify", "Shopify", "shopify.toml")
    assert (eccube.name, eccube.quoting) == ("eccube4", Quoting.PHP)
    assert eccube.price.basis is PriceBasis.TAX_EXCLUDED
    assert shopify.delimiter is Delimiter.COMMA
    assert {fill.reading for fill in eccube.fills} >= {Reading.PRICE, Reading.DATETIME}
    for layout in (shopify, eccube):
        assert layout.recognises(frozenset(HEADERS[layout.name]))
        assert not layout.recognises(frozenset(["商品名"]))


def test_they_fill_every_item_of_an_order_that_such_a_file_can_hold(resources_dir, form):
    for layout in load_order_layouts(resources_dir / "order_exports", form):
        if layout.name not in HEADERS:
            continue
        filled = {fill.item for fill in layout.fills}
        for who in ("buyer", "recipient"):
            for item in ("name", "postal_code", "address", "phone"):
                assert f"order.{who}.{item}" in filled
        assert {"order.purchased_at", "order.buyer.email", "order.items[].unit_price"} <= filled


def broken(folder: Path, form: Form, name: str, old: str, new: str) -> FormsError:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FormsError) as error:
        load_order_layouts(folder, form)
    assert name in error.value.detail
    return error.value


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("rank = 20", "rank = 20\nrnak = 1", "rnak"),
        ("rank = 20", "", "rank"),
        ("rank = 20", "rank = 10", "rank"),
        ('title = "EC-CUBE 4"', "", "title"),
        ('title = "EC-CUBE 4"', 'title = "Shopify"', "title"),
        ("recognised_by = [", "recognised = [", "recognised_by"),
        ('{ headers = ["明細区分(ID)"] }', "{ headers = [] }", "headers"),
        ('{ headers = ["明細区分(ID)"] }', '{ header = ["明細区分(ID)"] }', "headers"),
        ('number = ["注文番号", "注文ID"]', "number = []", "number"),
        ('quoting = "php"', 'quoting = "perl"', "quoting"),
        ('delimiter = "comma"', 'delimiter = ";"', "delimiter"),
        ('time_zone = "Asia/Tokyo"', 'time_zone = "JST"', "time_zone"),
        ('order_cells = "every"', 'order_cells = "some"', "order_cells"),
        ('"order.tracking_number"]', '"order.access.ip"]', "joined"),
        ('basis = "tax_excluded"', 'basis = "gross"', "basis"),
        ('rate = "税率"', 'rates = "税率"', "rates"),
        ('item = "order.buyer.email"', 'item = "order.buyer.mail"', "item"),
        ('item = "order.buyer.email"', 'item = "company.name"', "item"),
        ('{ column = "TEL" }', '{ columm = "TEL" }', "column"),
        ('{ column = "TEL" }', '{ column = "TEL", nth = 0 }', "nth"),
        ('{ column = "TEL" }', '{ column = "TEL", as = "price" }', "as"),
        ('as = "phone"', 'as = "telephone"', "as"),
        ('values = ["1"]', "values = []", "values"),
        ("[price]", "[price", "TOML"),
        # What is not known well must be told as 未確認.
        ('confidence = "A"', 'confidence = "B"', "unconfirmed"),
        ('confidence = "A"', 'confidence = "?"', "unconfirmed"),
    ],
)
def test_what_breaks_a_rule_is_named_by_file_and_key(folder, form, old, new, key):
    error = broken(folder, form, "eccube4.toml", old, new)
    assert key in error.detail
    assert error.what
    assert error.do


def test_a_folder_without_layouts(tmp_path, form):
    with pytest.raises(FormsError) as error:
        load_order_layouts(tmp_path, form)
    assert "見つかりません" in error.value.what


def test_the_rank_decides_which_layout_is_tried_first(folder, form):
    path = folder / "shopify.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("rank = 10", "rank = 99"), "utf-8")
    names = [layout.name for layout in load_order_layouts(folder, form)]
    assert names[0] == "eccube4"
    assert names[-1] == "shopify"


def test_each_layout_says_where_it_comes_from_and_when_it_was_checked(folder):
    for path in folder.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        assert "[about]" in text, path.name
        assert 'checked = "20' in text
