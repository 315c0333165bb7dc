"""Nobody retypes an order: shop files and a log by the command line, the same values on paper.

Run as another program would: `python -m wizard`, its JSON, and the PDF read with pypdf.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pypdf
import pytest

from tests.intake.log_making import CHROME, IP, combined

ROOT = Path(__file__).resolve().parents[2]
SHOPIFY = ROOT / "tests" / "data" / "orders" / "shopify_jp.csv"
ECCUBE = ROOT / "tests" / "data" / "orders" / "eccube4.3_juchu.csv"
FIREFOX = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:128.0) Gecko/20100101 Firefox/128.0"
OTHER_IP = "2001:db8::45"


class Program:
    """The program in processes of its own, over private folders."""

    def __init__(self, home: Path) -> None:
        folders = {"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA"}
        self._env = os.environ | dict.fromkeys(folders, str(home)) | {"PYTHONUTF8": "1"}

    def run(self, *arguments: object, code: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "wizard", *map(str, arguments)],
            cwd=ROOT,
            env=self._env,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stderr
        assert done.returncode == code, done.stderr
        return done.stdout

    def json(self, *arguments: object, code: int = 0) -> Any:
        return json.loads(self.run(*arguments, "--json", code=code))


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "home")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A Shopify file, an EC-CUBE file in its own encoding, and a log with both purchases."""
    shopify = tmp_path / "orders_export.csv"
    text = SHOPIFY.read_text(encoding="utf-8").replace("2026-08-01 22:14:05", "2026-08-01 23:40:10")
    shopify.write_text(text, encoding="utf-8", newline="")
    eccube = tmp_path / "受注 一覧.csv"
    eccube.write_bytes(ECCUBE.read_bytes())
    log = tmp_path / "access.log"
    lines = (
        combined("22:10:00", request="GET /products/detail/1", status=200),
        combined("22:14:05"),
        combined("22:30:00", ip="203.0.113.77", request="GET /", status=200),
        combined("23:40:11", ip=OTHER_IP, agent=FIREFOX),
    )
    log.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return [log, shopify, eccube]


def plain(text: str) -> str:
    """Return a text without its line ends and spaces, which are the layout's own affair."""
    return "".join(unicodedata.normalize("NFC", text).split())


def test_from_the_shops_files_to_the_paper(
    program: Program, files: list[Path], tmp_path: Path
) -> None:
    case = tmp_path / "架空堂 の案件.tsuho"
    program.run("new", case)
    taken = program.json("import", case, *files, "--accept-matches")
    assert taken["differences"] == []
    shown = program.json("show", case)
    assert shown["orders"] == taken["orders"]
    orders = {order["number"].lstrip("#"): order for order in shown["orders"]}
    assert set(orders) == {"1001", "1024"}
    assert [orders[n]["access"]["ip"] for n in ("1024", "1001")] == [IP, OTHER_IP]
    assert orders["1001"]["access"]["at"] == "2026-08-01T23:40:11+09:00"
    assert orders["1024"]["access"]["user_agent"] == CHROME
    assert orders["1001"]["access"]["user_agent"] == FIREFOX
    assert orders["1001"]["purchased_at"] == "2026-08-01T23:40:10+09:00"

    documents = program.json("export", case, "--to", tmp_path / "書類", code=0)["files"]
    (pdf,) = [Path(each["path"]) for each in documents if each["kind"] == "statement_pdf"]
    pages = [page.extract_text() for page in pypdf.PdfReader(pdf).pages]
    words = plain("".join(pages))
    for order in orders.values():
        for person in ("buyer", "recipient"):
            for name in ("name", "address"):
                assert plain(order[person][name]) in words, (order["number"], person, name)
            for name in ("postal_code", "phone"):  # printed with their hyphens
                figures = order[person][name].replace("-", "")
                assert figures in words.replace("-", ""), (order["number"], person, name)
        for line in order["items"]:
            assert plain(line["name"]) in words
            assert f"{line['unit_price']:,}円" in words
        for name in ("ip", "user_agent"):
            assert plain(order["access"][name]) in words
        assert order["number"] in words
        at = order["purchased_at"]
        assert f"2026年8月1日(土){at[11:19]}（日本時間）" in words
    assert plain("2026年8月1日(土) 23:40:11（日本時間）") in words
    assert "記録なし" in words  # the port, which this form of log does not hold
    # The proof: the raw line, where it stands, and what the file was.
    assert "access.log2行目" in words
    assert hashlib.sha256(files[0].read_bytes()).hexdigest() in words
    assert plain('"POST /shopping/checkout HTTP/1.1"') in words


def test_importing_again_changes_nothing(
    program: Program, files: list[Path], tmp_path: Path
) -> None:
    case = tmp_path / "案件.tsuho"
    program.run("new", case)
    program.run("import", case, *files, "--accept-matches")
    before = program.json("show", case)
    again = program.json("import", case, *files, "--accept-matches")
    assert again["differences"] == []
    assert program.json("show", case) == before
