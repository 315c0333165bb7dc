"""The command `import`: several kinds of files in one call, its JSON, and every bad file."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.intake.log_making import CHROME, IP, combined
from tests.intake.test_taking_files import data_of
from wizard import texts
from wizard.commands import run
from wizard.paths import Paths, private_paths

DATA = Path(__file__).resolve().parent / "data"
ORDERS = DATA / "orders"
ECCUBE = ORDERS / "eccube4.3_juchu.csv"
ORDER_KEYS = {"number", "platform", "purchased_at", "items", "buyer", "recipient", "access"}
ORDER_KEYS |= {"carrier", "tracking_number"}
ACCESS_KEYS = {"ip", "port", "at", "user_agent", "language", "destination_ip"}
PERSON_KEYS = {"name", "postal_code", "address", "phone"}


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return private_paths(tmp_path / "home")


@pytest.fixture
def case(tmp_path: Path, paths: Paths, capsys) -> Path:
    made = tmp_path / "架空堂 の案件.tsuho"
    assert run(["new", str(made)], paths) == 0
    capsys.readouterr()
    return made


@pytest.fixture
def take(case: Path, paths: Paths, capsys):
    """Import files by their path; return the exit code and the JSON."""

    def taking(*arguments: object) -> tuple[int, Any]:
        code = run(["import", str(case), *map(str, arguments), "--json"], paths)
        return code, json.loads(capsys.readouterr().out)

    return taking


def log(path: Path, *lines: str) -> Path:
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def parcels(path: Path) -> Path:
    rows = {"お客様管理番号": "1024", "伝票番号": "999900001111"}
    path.write_bytes(data_of("yamato_b2cloud_95", rows))
    return path


def test_an_order_has_every_key_of_the_contract(take, case: Path, paths: Paths, capsys) -> None:
    code, data = take(ECCUBE)
    assert code == 0
    (order,) = data["orders"]
    assert order.keys() >= ORDER_KEYS
    assert order["access"].keys() >= ACCESS_KEYS
    for person in ("buyer", "recipient"):
        assert order[person].keys() >= PERSON_KEYS
    assert (order["number"], order["purchased_at"]) == ("1024", "2026-08-01T22:14:05+09:00")
    assert order["buyer"]["name"].split() == ["架空", "太郎"]
    assert order["items"][0].keys() >= {"name", "quantity", "unit_price"}
    assert (order["items"][0]["quantity"], order["items"][0]["unit_price"]) == (2, 19800)
    assert run(["show", str(case), "--json"], paths) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["orders"] == data["orders"]
    assert shown["answers"] == data["answers"]


@pytest.mark.parametrize("turned", [False, True])
def test_orders_then_parcels_then_logs_however_they_are_named(
    take, tmp_path: Path, turned: bool
) -> None:
    files = [ECCUBE, parcels(tmp_path / "送り状.csv"), log(tmp_path / "access.log", combined())]
    code, data = take(*(reversed(files) if turned else files), "--accept-matches")
    assert code == (1 if data["differences"] else 0)
    (order,) = data["orders"]
    assert order["number"] == "1024"
    assert order["access"]["ip"] == IP
    assert order["access"]["at"] == "2026-08-01T22:14:05+09:00"
    assert order["access"]["user_agent"] == CHROME
    assert order["access"]["port"] == {"state": "記録なし"}
    # The parcel list came second: the order's own number stands, the other is told.
    (other,) = [d for d in data["differences"] if d["item"] == "order.tracking_number"]
    assert (other["old"], other["new"]) == ("000000000000", "999900001111")


def test_a_parcel_list_brings_the_number_that_was_missing(take, tmp_path: Path) -> None:
    shop = tmp_path / "注文.csv"
    text = ECCUBE.read_bytes().replace(b"000000000000", b"")
    shop.write_bytes(text)
    code, data = take(parcels(tmp_path / "送り状.csv"), shop)
    assert code in {0, 1}
    assert [order["number"] for order in data["orders"]] == ["1024"]
    assert data["orders"][0]["tracking_number"] == "999900001111"


def test_a_log_changes_nothing_until_it_is_told_to(take, tmp_path: Path) -> None:
    source = log(tmp_path / "access.log", combined())
    _, data = take(ECCUBE, source)
    (order,), (match,) = data["orders"], data["matches"]
    assert order["access"]["ip"] is None
    assert (match["order"], match["taken"]) == ("1024", False)
    assert match["candidates"][0]["ip"] == IP
    assert match["candidates"][0]["reasons"]
    _, data = take(source, "--accept-matches")
    assert data["matches"][0]["taken"] is True
    assert data["orders"][0]["access"]["ip"] == IP


def test_what_is_not_beyond_doubt_is_left_to_the_person(take, tmp_path: Path) -> None:
    source = log(tmp_path / "access.log", combined(), combined("22:14:06", ip="203.0.113.9"))
    code, data = take(ECCUBE, source, "--accept-matches")
    assert code == 0
    assert data["orders"][0]["access"]["ip"] is None
    assert len(data["matches"][0]["candidates"]) == 2
    assert any("1024" in notice for notice in data["notices"])


def test_logs_may_be_packed_have_any_name_and_be_several(take, tmp_path: Path) -> None:
    packed = tmp_path / "shop.example.com-20260801"
    packed.write_bytes(gzip.compress(combined().encode() + b"\n"))
    other = log(tmp_path / "other.txt", combined("10:00:00", request="GET /products/1"))
    _, data = take(ECCUBE, other, packed, "--accept-matches")
    assert data["orders"][0]["access"]["ip"] == IP


def test_a_workbook_and_an_archive(take, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    with ECCUBE.open(encoding="cp932", newline="") as stream:
        for row in csv.reader(stream):
            book.active.append(row)
    book.save(tmp_path / "注文.xlsx")
    with zipfile.ZipFile(tmp_path / "注文.zip", "w") as archive:
        archive.write(ORDERS / "shopify_jp.csv", "orders.csv")
    _, data = take(tmp_path / "注文.xlsx", tmp_path / "注文.zip")
    assert [order["number"] for order in data["orders"]] == ["1024", "#1001"]


def test_only_the_named_orders(take, case: Path, paths: Paths, tmp_path: Path, capsys) -> None:
    _, data = take(ECCUBE, ORDERS / "shopify_jp.csv", "--orders", "1024")
    assert [order["number"] for order in data["orders"]] == ["1024"]
    source = log(tmp_path / "access.log", combined())
    assert run(["import", str(case), str(source), "--orders", "1024,77"], paths) == 2
    assert "77" in capsys.readouterr().err


@pytest.mark.parametrize("typed", ["", ",", " 、， ", "#"])
def test_no_number_at_all_does_not_mean_every_order(
    typed: str, case: Path, paths: Paths, capsys
) -> None:
    before = case.read_bytes()
    assert run(["import", str(case), str(ECCUBE), f"--orders={typed}"], paths) == 2
    assert "「--orders」に注文番号がありません" in capsys.readouterr().err
    assert case.read_bytes() == before


@pytest.mark.parametrize(
    "typed", ["１０２４，１００１", "1024、#1001", "1024, 1001,", "＃1001、1024"]
)
def test_numbers_may_be_written_as_one_writes_in_japanese(take, typed: str) -> None:
    code, data = take(ECCUBE, ORDERS / "shopify_jp.csv", f"--orders={typed}")
    assert code == 0
    assert sorted(order["number"] for order in data["orders"]) == ["#1001", "1024"]


def test_a_layout_that_was_of_no_use_is_told(take, tmp_path: Path) -> None:
    source = log(tmp_path / "access.log", combined())
    _, data = take(source, "--layout", "shopify")
    assert texts.Commands.LAYOUT_UNUSED in data["notices"]
    _, data = take(ECCUBE, source, "--layout", "eccube4")
    assert texts.Commands.LAYOUT_UNUSED not in data["notices"]


def test_a_packed_order_file_is_not_called_a_log(
    case: Path, paths: Paths, tmp_path: Path, capsys
) -> None:
    packed = tmp_path / "注文.csv.gz"
    packed.write_bytes(gzip.compress(ECCUBE.read_bytes()))
    assert run(["import", str(case), str(packed)], paths) == 2
    said = capsys.readouterr().err
    assert "注文.csv.gz" in said
    assert "アクセスログ" not in said
    assert "中身を取り出して" in said


def test_a_packed_log_is_a_log_whatever_its_name(
    take, case: Path, paths: Paths, tmp_path: Path, capsys
) -> None:
    for name in ("access.csv.gz", "20260801"):
        packed = tmp_path / name
        packed.write_bytes(gzip.compress(combined().encode() + b"\n"))
        _, data = take(packed)
        assert texts.Commands.NO_ORDERS in data["notices"]
    # What is packed and no log is called a log that cannot be read: no order file is packed so.
    odd = tmp_path / "20260802"
    odd.write_bytes(gzip.compress(b"a\nb\n"))
    assert run(["import", str(case), str(odd)], paths) == 2
    assert "アクセスログ" in capsys.readouterr().err


def test_a_record_that_stands_is_not_called_taken_over(take, tmp_path: Path) -> None:
    first = log(tmp_path / "a.log", combined(ip=f"{IP}:40001"))
    take(ECCUBE, first, "--accept-matches")
    code, data = take(first, "--accept-matches")
    assert code == 0
    assert data["matches"][0]["taken"] is False
    assert any("もう入っています" in notice for notice in data["notices"])
    code, data = take(log(tmp_path / "b.log", combined(ip=f"{IP}:40002")), "--accept-matches")
    assert code == 1
    assert data["matches"][0]["taken"] is False
    assert data["orders"][0]["access"]["port"] == 40001
    assert any("今の記録のまま" in notice for notice in data["notices"])


def test_an_own_layout_is_known_by_its_name(take, paths: Paths, tmp_path: Path) -> None:
    shipped = paths.resources_dir / "order_exports" / "eccube4.toml"
    text = shipped.read_text(encoding="utf-8")
    text = re.sub(r'(?m)^title = ".*"', 'title = "うちのお店"', text)
    text = re.sub(r"(?m)^rank = \d+", "rank = 9001", text)
    paths.order_layouts_dir.mkdir(parents=True)
    (paths.order_layouts_dir / "uchi.toml").write_text(text, encoding="utf-8")
    (paths.order_layouts_dir / "broken.toml").write_text("title = 1\n", encoding="utf-8")
    code, data = take(ECCUBE, "--layout", "uchi")
    assert code == 0
    assert data["orders"][0]["number"] == "1024"
    assert any("broken.toml" in notice for notice in data["notices"])


def test_words_for_people(case: Path, paths: Paths, tmp_path: Path, capsys) -> None:
    source = log(tmp_path / "access.log", combined())
    assert run(["import", str(case), str(source)], paths) == 0
    assert texts.Commands.NO_ORDERS in capsys.readouterr().err
    run(["import", str(case), str(ECCUBE), str(source), "--accept-matches"], paths)
    out = capsys.readouterr().out
    assert texts.Commands.SEARCHED.format(asked=1, taken=1) in out
    assert "新しい注文1件" in out


def bomb() -> bytes:
    room = io.BytesIO()
    with (
        zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("orders.csv", "w") as stream,
    ):
        for _ in range(200):
            stream.write(b"0" * (1 << 20))
    return room.getvalue()


BAD = {
    "空.csv": b"",
    "空.log": b"",
    "写真.csv": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "中身.csv": bytes(range(256)) * 40,
    "中身.log": bytes(range(256)) * 40,
    "注文.pdf": b"%PDF-1.7\n" + b"1 0 obj\n" * 50,
    "注文.docx": "注文番号,日時\n1,2\n".encode(),
    "半分.log.gz": gzip.compress(os.urandom(4000))[:1500],
    "途中.log.gz": gzip.compress(("\n".join([combined()] * 3000)).encode() + os.urandom(5000))[
        :-2500
    ],
    "頭.gz": gzip.compress(b"x")[:8],
    "半分.zip": b"",
    "爆弾.zip": b"",
    "長い行.csv": b"",
    "長い行.log": b"",
    "見出しだけ.csv": b"",
    "知らない.csv": "あ,い,う\n1,2,3\n".encode(),
    "本.xlsx": b"PK\x03\x04" + b"\0" * 200,
}


@pytest.mark.parametrize("name", [*BAD, "ない.csv", "ない.log", "フォルダー"])
def test_a_bad_file_is_one_sentence_and_changes_nothing(
    name: str, case: Path, paths: Paths, tmp_path: Path, capsys
) -> None:
    assert run(["import", str(case), str(ECCUBE)], paths) == 0
    before = case.read_bytes()
    path = tmp_path / name
    if name in BAD:
        path.write_bytes(BAD[name])
    if name == "フォルダー":
        path.mkdir()
    if name == "半分.zip":
        room = io.BytesIO()
        with zipfile.ZipFile(room, "w") as archive:
            archive.write(ECCUBE, "orders.csv")
        path.write_bytes(room.getvalue()[: len(room.getvalue()) // 2])
    elif name == "爆弾.zip":
        path.write_bytes(bomb())
    elif name == "長い行.csv":
        path.write_bytes(ECCUBE.read_bytes().splitlines()[0] + b"\n" + b"x" * 50_000_000)
    elif name == "長い行.log":
        path.write_bytes(b"x" * 50_000_000)
    elif name == "見出しだけ.csv":
        path.write_bytes(ECCUBE.read_bytes().splitlines()[0] + b"\r\n")
    capsys.readouterr()
    # A good file beside it is not taken either: all of it or nothing.
    good = ORDERS / "shopify_jp.csv"
    assert run(["import", str(case), str(good), str(path), "--accept-matches"], paths) == 2
    captured = capsys.readouterr()
    (sentence,) = captured.err.strip().splitlines()
    assert name in sentence
    assert sentence.endswith("。")
    assert not re.search(r"[A-Za-z]{3,}(?: [a-z]{2,})+", sentence)
    assert "Traceback" not in sentence
    assert captured.out == ""
    assert case.read_bytes() == before


def test_formulas_stay_text(take, tmp_path: Path) -> None:
    shop = tmp_path / "注文.csv"
    formula = '=HYPERLINK(""http://example.com/"",""見る"")'
    text = ECCUBE.read_text("cp932").replace("千代田区架空町一丁目", f'"{formula}"')
    shop.write_text(text, encoding="cp932", newline="")
    code, data = take(shop)
    assert code == 0
    assert '=HYPERLINK("http://example.com/","見る")' in data["orders"][0]["buyer"]["address"]
    assert any("計算式" in notice for notice in data["notices"])


def test_a_path_in_a_cell_is_only_text(take, tmp_path: Path) -> None:
    shop = tmp_path / "注文.csv"
    text = ECCUBE.read_text("cp932").replace("千代田区架空町一丁目", "../../etc/passwd")
    shop.write_text(text, encoding="cp932", newline="")
    code, data = take(shop)
    assert code == 0
    assert "../../etc/passwd" in data["orders"][0]["buyer"]["address"]
