"""The commands without a window: what they print, write and answer (HOUSE.md's contract)."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdf
import pytest

from wizard import texts
from wizard.commands import run
from wizard.domain.attached import ATTACHED_MARK, Attached, written
from wizard.domain.changes import SetMark
from wizard.paths import Paths, private_paths
from wizard.storage.casefile import open_case

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return private_paths(tmp_path / "home")


@pytest.fixture
def sample(tmp_path: Path, paths: Paths) -> Path:
    case = tmp_path / "架空堂 の案件.tsuho"
    assert run(["new", str(case), "--sample"], paths) == 0
    return case


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one sentence on the error stream; fail on anything like a traceback."""
    error = capsys.readouterr().err.strip()
    assert "Traceback" not in error
    assert len(error.splitlines()) == 1, error
    assert any("ぁ" <= c <= "ん" for c in error), error
    # English words inside the sentence would be the system's own, unexplained.
    english = re.findall(r"[A-Za-z]{3,}(?: [a-z]{2,})+", error)
    assert not english, error
    return error


def read_json(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_sample_shows_every_answer_and_order(sample: Path, paths: Paths, capsys) -> None:
    capsys.readouterr()
    assert run(["show", str(sample), "--json"], paths) == 0
    data = read_json(capsys)
    assert data["answers"]["company.name"]
    assert data["answers"]["incident.discovered_on"].count("-") == 2
    assert len(data["orders"]) == 3
    order = data["orders"][0]
    assert order["purchased_at"].endswith("+09:00")
    assert isinstance(order["items"][0]["unit_price"], int)
    assert isinstance(order["items"][0]["quantity"], int)
    assert order["buyer"]["name"]
    assert order["recipient"]["address"]
    assert "ip" in order["access"]
    states = [o["access"]["port"] for o in data["orders"]]
    assert any(isinstance(s, dict) and s["state"] in {"記録なし", "取れない"} for s in states)


def test_show_in_words_prints_what_paper_prints(sample: Path, paths: Paths, capsys) -> None:
    capsys.readouterr()
    assert run(["show", str(sample)], paths) == 0
    out = capsys.readouterr().out
    assert "会社名" in out
    assert "日本時間" in out


def test_sample_has_no_problems(sample: Path, paths: Paths, capsys) -> None:
    capsys.readouterr()
    code = run(["check", str(sample), "--json"], paths)
    problems = read_json(capsys)["problems"]
    assert [p for p in problems if p["level"] in {"invalid", "egov", "wanted"}] == []
    assert code == (1 if problems else 0)


def test_check_lists_what_is_missing(tmp_path: Path, paths: Paths, capsys) -> None:
    case = tmp_path / "空.tsuho"
    run(["new", str(case)], paths)
    capsys.readouterr()
    assert run(["check", str(case), "--json"], paths) == 1
    problems = read_json(capsys)["problems"]
    by_item = {p["item"]: p for p in problems}
    assert by_item["applicant.name"]["level"] == "egov"
    assert by_item["incident.discovered_on"]["level"] == "wanted"
    assert all(p["message"] for p in problems)
    assert {p["level"] for p in problems} <= {"invalid", "egov", "wanted", "later"}


def test_check_names_the_order(tmp_path: Path, paths: Paths, capsys) -> None:
    answers = tmp_path / "a.toml"
    answers.write_text(
        '[[orders]]\nnumber = "77"\nbuyer = { phone = "これは電話ではない" }\n', encoding="utf-8"
    )
    case = tmp_path / "c.tsuho"
    assert run(["new", str(case), "--answers", str(answers)], paths) == 0
    capsys.readouterr()
    run(["check", str(case), "--json"], paths)
    wrong = [p for p in read_json(capsys)["problems"] if p["level"] == "invalid"]
    assert [(p["item"], p["order"]) for p in wrong] == [("order.buyer.phone", "77")]


def test_export_writes_both_documents(sample: Path, paths: Paths, tmp_path: Path, capsys) -> None:
    capsys.readouterr()
    out = tmp_path / "書類 一式"
    assert run(["export", str(sample), "--to", str(out), "--json"], paths) == 0
    files = {f["kind"]: Path(f["path"]) for f in read_json(capsys)["files"]}
    assert set(files) == {"statement_pdf", "egov_text"}
    text = "".join(page.extract_text() for page in pypdf.PdfReader(files["statement_pdf"]).pages)
    assert "クレジットカード不正利用発生時の申出書" in text
    raw = files["egov_text"].read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n") > 10
    words = raw.decode("utf-8-sig")
    assert "具体的な内容" in words
    assert "申出書_" in words


def test_export_of_a_moved_case_lists_its_files(sample: Path, paths: Paths, tmp_path: Path) -> None:
    (tmp_path / "添付").mkdir()
    (tmp_path / "添付" / "画面.jpg").write_bytes(b"xy")
    kept = written([Attached("C:\\前のPC\\添付\\画面.jpg", "画面 1.jpg", 2)])
    with open_case(sample, lock_dir=paths.lock_dir) as file:
        file.apply([SetMark(ATTACHED_MARK, None, kept)])
    assert run(["export", str(sample), "--to", str(tmp_path / "out")], paths) == 0
    (text,) = (tmp_path / "out").glob("*.txt")
    assert "画面.jpg（元の名前: 画面 1.jpg）" in text.read_text(encoding="utf-8-sig")


def test_export_does_not_change_the_case(sample: Path, paths: Paths, tmp_path: Path) -> None:
    before = sample.read_bytes()
    run(["export", str(sample), "--to", str(tmp_path / "out")], paths)
    assert sample.read_bytes() == before


def test_answers_of_the_contract_are_taken_over(tmp_path: Path, paths: Paths, capsys) -> None:
    answers = tmp_path / "answers.toml"
    answers.write_text(
        """
[answers]
"company.name" = "株式会社架空商店"
"incident.discovered_on" = 2026-08-20
[[orders]]
number = "1024"
purchased_at = 2026-08-01T22:14:05+09:00
items = [{ name = "見本の腕時計", quantity = 2, unit_price = 19800 }]
buyer = { name = "架空太郎", address = "東京都千代田区架空町一丁目2-3", phone = "03-0000-0000" }
access = { ip = "203.0.113.45", port = { state = "記録なし" } }
""",
        encoding="utf-8",
    )
    case = tmp_path / "c.tsuho"
    assert run(["new", str(case), "--answers", str(answers)], paths) == 0
    capsys.readouterr()
    run(["show", str(case), "--json"], paths)
    data = read_json(capsys)
    assert data["answers"]["company.name"] == "株式会社架空商店"
    assert data["answers"]["incident.discovered_on"] == "2026-08-20"
    # Written by the program: the kind the guide names, and 具体的な内容 from the answers.
    assert set(data["answers"]) == {
        "company.name",
        "incident.discovered_on",
        "report.kind",
        "report.content",
    }
    (order,) = data["orders"]
    assert order["purchased_at"] == "2026-08-01T22:14:05+09:00"
    assert order["items"] == [{"name": "見本の腕時計", "quantity": 2, "unit_price": 19800}]
    assert order["access"]["port"] == {"state": "記録なし"}
    assert order["access"]["user_agent"] is None


@pytest.mark.parametrize("name", ["shopify_jp.csv", "eccube4.3_juchu.csv"])
def test_import_takes_orders_once(name: str, tmp_path: Path, paths: Paths, capsys) -> None:
    case = tmp_path / "c.tsuho"
    run(["new", str(case)], paths)
    capsys.readouterr()
    source = DATA / "orders" / name
    assert run(["import", str(case), str(source), "--json"], paths) == 0
    first = read_json(capsys)["orders"]
    assert len(first) == 1
    assert first[0]["purchased_at"] == "2026-08-01T22:14:05+09:00"
    assert first[0]["items"][0]["unit_price"] > 0
    assert run(["import", str(case), str(source), "--json"], paths) == 0
    again = read_json(capsys)
    assert again["orders"] == first
    assert again["differences"] == []
    run(["show", str(case), "--json"], paths)
    assert len(read_json(capsys)["orders"]) == 1


def test_import_of_an_unknown_number_changes_nothing(tmp_path: Path, paths: Paths, capsys) -> None:
    case = tmp_path / "c.tsuho"
    run(["new", str(case)], paths)
    before = case.read_bytes()
    capsys.readouterr()
    source = DATA / "orders" / "shopify_jp.csv"
    assert run(["import", str(case), str(source), "--orders", "999"], paths) == 2
    assert "999" in said(capsys)
    assert case.read_bytes() == before


def test_import_keeps_what_stands_and_says_so(tmp_path: Path, paths: Paths, capsys) -> None:
    answers = tmp_path / "a.toml"
    answers.write_text(
        '[[orders]]\nnumber = "#1001"\nbuyer = { name = "手で入れた名前" }\n', encoding="utf-8"
    )
    case = tmp_path / "c.tsuho"
    run(["new", str(case), "--answers", str(answers)], paths)
    capsys.readouterr()
    source = DATA / "orders" / "shopify_jp.csv"
    assert run(["import", str(case), str(source), "--json"], paths) == 1
    data = read_json(capsys)
    assert data["orders"][0]["buyer"]["name"] == "手で入れた名前"
    # Only the number is common and the name contradicts: it may be another shop's order.
    assert data["orders"][0]["recipient"]["name"] is None
    (difference,) = [d for d in data["differences"] if d["item"] == "order.buyer.name"]
    assert difference["old"] == "手で入れた名前"
    assert difference["new"] == "架空 太郎"
    assert run(["import", str(case), str(source)], paths) == 1
    captured = capsys.readouterr()
    assert "新しい注文0件" in captured.out
    assert "発注者氏名" in captured.err


def test_import_of_several_files_finds_an_unknown_number(
    tmp_path: Path, paths: Paths, capsys
) -> None:
    case = tmp_path / "c.tsuho"
    run(["new", str(case)], paths)
    before = case.read_bytes()
    capsys.readouterr()
    files = [str(DATA / "orders" / n) for n in ("shopify_jp.csv", "eccube4.3_juchu.csv")]
    assert run(["import", str(case), *files, "--orders", "1024,999"], paths) == 2
    assert "999" in said(capsys)
    assert case.read_bytes() == before
    assert run(["import", str(case), *files, "--orders", "1024"], paths) == 0


def test_import_with_an_unreadable_row_is_a_problem(tmp_path: Path, paths: Paths, capsys) -> None:
    text = (DATA / "orders" / "shopify_jp.csv").read_text(encoding="utf-8")
    broken = tmp_path / "注文.csv"
    broken.write_text(text.rstrip("\n") + "\n#1002,a@example.com,paid\n", encoding="utf-8")
    case = tmp_path / "c.tsuho"
    run(["new", str(case)], paths)
    capsys.readouterr()
    assert run(["import", str(case), str(broken)], paths) == 1
    captured = capsys.readouterr()
    assert "新しい注文1件" in captured.out
    assert "4" in captured.err


def test_verify_finds_damage(sample: Path, paths: Paths, capsys) -> None:
    assert run(["verify", str(sample)], paths) == 0
    data = bytearray(sample.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 4096] = b"\x55" * 4096
    sample.write_bytes(bytes(data))
    capsys.readouterr()
    assert run(["verify", str(sample)], paths) in {1, 2}
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    assert captured.out.strip() or captured.err.strip()


def test_self_test_runs(paths: Paths, capsys, qapp) -> None:
    assert run(["self-test"], paths) == 0
    assert "すべて動きました" in capsys.readouterr().out


def test_self_test_needs_no_display(tmp_path: Path) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "wizard", "self-test"],
        cwd=ROOT,
        env={k: v for k, v in os.environ.items() if k not in hidden} | {"HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "すべて動きました" in done.stdout
    assert done.stderr == ""


class TestBadInput:
    """One Japanese sentence, exit code 2, and the earlier state intact."""

    def test_not_a_case_file(self, tmp_path: Path, paths: Paths, capsys) -> None:
        wrong = tmp_path / "写真.tsuho"
        wrong.write_bytes(b"\x89PNG\r\n\x1a\n" * 100)
        for command in ("show", "check", "verify"):
            assert run([command, str(wrong)], paths) == 2
            said(capsys)
        assert wrong.read_bytes().startswith(b"\x89PNG")

    def test_truncated_file(self, sample: Path, paths: Paths, capsys) -> None:
        data = sample.read_bytes()
        sample.write_bytes(data[: len(data) // 3])
        capsys.readouterr()
        assert run(["show", str(sample)], paths) == 2
        said(capsys)
        assert sample.read_bytes() == data[: len(data) // 3]

    def test_newer_version(self, sample: Path, paths: Paths, capsys) -> None:
        data = bytearray(sample.read_bytes())
        data[60:64] = (99).to_bytes(4, "big")  # SQLite's user_version
        sample.write_bytes(bytes(data))
        capsys.readouterr()
        assert run(["show", str(sample)], paths) == 2
        assert "新しい" in said(capsys)

    def test_missing_file(self, tmp_path: Path, paths: Paths, capsys) -> None:
        assert run(["show", str(tmp_path / "ない.tsuho")], paths) == 2
        said(capsys)
        assert not (tmp_path / "ない.tsuho").exists()

    def test_new_never_overwrites(self, sample: Path, paths: Paths, capsys) -> None:
        before = sample.read_bytes()
        capsys.readouterr()
        assert run(["new", str(sample)], paths) == 2
        said(capsys)
        assert sample.read_bytes() == before

    def test_unknown_ids_in_answers(self, tmp_path: Path, paths: Paths, capsys) -> None:
        answers = tmp_path / "a.toml"
        answers.write_text('[answers]\n"company.colour" = "青"\n', encoding="utf-8")
        assert run(["new", str(tmp_path / "c.tsuho"), "--answers", str(answers)], paths) == 2
        assert "company.colour" in said(capsys)
        assert not (tmp_path / "c.tsuho").exists()

    def test_answers_that_are_not_toml(self, tmp_path: Path, paths: Paths, capsys) -> None:
        answers = tmp_path / "a.toml"
        answers.write_text("[answers\n", encoding="utf-8")
        assert run(["new", str(tmp_path / "c.tsuho"), "--answers", str(answers)], paths) == 2
        said(capsys)

    def test_order_file_nobody_knows(self, sample: Path, paths: Paths, tmp_path, capsys) -> None:
        before = sample.read_bytes()
        unknown = tmp_path / "何か.csv"
        unknown.write_text("a,b,c\n1,2,3\n", encoding="utf-8")
        capsys.readouterr()
        assert run(["import", str(sample), str(unknown)], paths) == 2
        said(capsys)
        assert sample.read_bytes() == before

    def test_a_file_where_a_folder_should_be(
        self, sample: Path, paths: Paths, tmp_path: Path, capsys
    ) -> None:
        target = tmp_path / "locked"
        target.write_text("a file where a folder should be", encoding="utf-8")
        capsys.readouterr()
        assert run(["export", str(sample), "--to", str(target)], paths) == 2
        said(capsys)

    @pytest.mark.skipif(not hasattr(os, "geteuid"), reason="POSIX permissions")
    def test_read_only_case(self, sample: Path, paths: Paths, capsys) -> None:
        sample.chmod(stat.S_IRUSR)
        capsys.readouterr()
        assert run(["show", str(sample), "--json"], paths) == 0
        read_json(capsys)

    def test_wrong_arguments(self, paths: Paths, capsys) -> None:
        for arguments in (["show"], ["what"], ["export", "x.tsuho"], ["--nonsense"]):
            assert run(arguments, paths) == 2
            assert " ".join(arguments) in said(capsys)

    def test_what_nobody_foresaw_is_one_sentence_too(
        self, sample: Path, paths: Paths, monkeypatch, capsys
    ) -> None:
        def broken(*_: object, **__: object) -> None:
            raise RuntimeError("架空太郎")

        monkeypatch.setattr("wizard.commands.plain_case", broken)
        capsys.readouterr()
        assert run(["show", str(sample), "--json"], paths) == 2
        assert "架空太郎" not in said(capsys)
        log = next(paths.log_dir.iterdir()).read_text(encoding="utf-8")
        assert "RuntimeError" in log
        assert "架空太郎" not in log

    def test_a_reader_that_has_seen_enough_is_no_failure(self, sample: Path, paths: Paths) -> None:
        program = (
            "import sys; from pathlib import Path; from wizard.paths import private_paths;"
            "from wizard.commands import run;"
            "sys.exit(run(['show', sys.argv[1]], private_paths(Path(sys.argv[2]))))"
        )
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run(
            [sys.executable, "-c", program, str(sample), str(sample.parent / "home")],
            stdout=write,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            check=False,
        )
        os.close(write)
        assert (done.returncode, done.stderr) == (0, b"")

    def test_what_the_system_refuses_is_said_in_japanese(
        self, sample: Path, paths: Paths, monkeypatch, capsys
    ) -> None:
        before = sample.read_bytes()
        refused = OSError(errno.EROFS, "read-only")

        def no_write(*_: object, **__: object) -> None:
            raise refused

        monkeypatch.setattr("wizard.command_import.open_case", no_write)
        capsys.readouterr()
        source = DATA / "orders" / "shopify_jp.csv"
        assert run(["import", str(sample), str(source)], paths) == 2
        assert "読み取り専用" in said(capsys)
        assert sample.read_bytes() == before

    def test_copy_under_a_japanese_name_with_spaces(
        self, sample: Path, paths: Paths, tmp_path: Path, capsys
    ) -> None:
        folder = tmp_path / "被害 の 記録　２０２６"
        folder.mkdir()
        copy = folder / "写し　その１.tsuho"
        shutil.copy(sample, copy)
        capsys.readouterr()
        assert run(["show", str(copy), "--json"], paths) == 0
        assert len(read_json(capsys)["orders"]) == 3


def test_every_command_has_its_help() -> None:
    assert list(texts.Commands.HELP) == [
        "new",
        "import",
        "show",
        "check",
        "export",
        "verify",
        "self-test",
    ]


@pytest.mark.parametrize("command", ["", *texts.Commands.HELP])
def test_the_help_has_no_english_sentence(
    command: str, paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        run([*command.split(), "--help"], paths)
    shown = capsys.readouterr().out
    assert shown.count(texts.Commands.USAGE) == 1
    told = re.sub(r"\b(" + "|".join(texts.Commands.HELP) + r")\b", "", shown)
    assert not re.search(r"\b(usage|options|arguments|program|message|exit)\b", told)


def test_check_tells_doubts_apart_and_does_not_fail_for_them(
    tmp_path: Path, paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "番号.toml"
    receipt, sent = '"report.receipt_number" = "202608201004000000"', '"2026-08-21T10:15:00+09:00"'
    text = f'[answers]\n{receipt}\n"report.sent_at" = {sent}\n'
    answers.write_text(text, encoding="utf-8")
    case = tmp_path / "番号.tsuho"
    assert run(["new", str(case), "--answers", str(answers)], paths) == 0
    capsys.readouterr()
    run(["check", str(case), "--json"], paths)
    found = read_json(capsys)
    (doubt,) = found["doubts"]
    assert (doubt["level"], doubt["item"], doubt["order"]) == (
        "doubt",
        "report.receipt_number",
        None,
    )
    assert doubt["message"] not in {problem["message"] for problem in found["problems"]}
    run(["check", str(case)], paths)
    shown = capsys.readouterr().out
    assert doubt["message"] in shown
    assert texts.Commands.CHECKED.format(count=len(found["problems"])) in shown


class TestCharactersOfEgov:
    """What e-Gov refuses: replaced in the text, explained in the 申出書, told by `check`."""

    @staticmethod
    def make(tmp_path: Path, paths: Paths, name: str) -> Path:
        answers = tmp_path / "名前.toml"
        answers.write_text(f'[answers]\n"applicant.name" = "{name}"\n', encoding="utf-8")
        case = tmp_path / "字.tsuho"
        assert run(["new", str(case), "--answers", str(answers)], paths) == 0
        return case

    def test_the_text_is_safe_and_the_statement_explains(
        self, tmp_path: Path, paths: Paths, capsys
    ) -> None:
        case = self.make(tmp_path, paths, "髙見﨑子")
        out = tmp_path / "out"
        assert run(["export", str(case), "--to", str(out)], paths) == 0
        (text,), (pdf,) = out.glob("*.txt"), out.glob("*.pdf")
        words = text.read_bytes().decode("utf-8-sig")
        assert "高見崎子" in words
        assert "髙" not in words
        pages = [page.extract_text() for page in pypdf.PdfReader(pdf).pages]
        assert "髙見﨑子" in pages[0]
        assert texts.Explanation.TITLE in "".join(pages)

    def test_nothing_is_explained_when_nothing_was_replaced(
        self, tmp_path: Path, paths: Paths, capsys
    ) -> None:
        case = self.make(tmp_path, paths, "見本花子")
        out = tmp_path / "out"
        run(["export", str(case), "--to", str(out)], paths)
        (pdf,) = out.glob("*.pdf")
        pages = [page.extract_text() for page in pypdf.PdfReader(pdf).pages]
        assert texts.Explanation.TITLE not in "".join(pages)

    @pytest.mark.parametrize(("name", "refused"), [("髙見﨑子", 0), ("濵見\ua4d0子", 1)])
    def test_check_tells_only_what_has_no_substitute(
        self, tmp_path: Path, paths: Paths, capsys, name: str, refused: int
    ) -> None:
        case = self.make(tmp_path, paths, name)
        capsys.readouterr()
        run(["check", str(case), "--json"], paths)
        found = [p for p in read_json(capsys)["problems"] if p["level"] == "refused"]
        assert [p["item"] for p in found] == ["applicant.name"] * refused
        assert all("「濵」「\ua4d0」" in p["message"] for p in found)
        assert run(["check", str(case)], paths) == 1


def test_import_tells_a_state_that_stands_in_words(tmp_path: Path, paths: Paths, capsys) -> None:
    answers = tmp_path / "a.toml"
    answers.write_text(
        '[[orders]]\nnumber = "#1001"\nbuyer = { name = "架空 太郎", phone = { state = "記録なし" } }\n',
        encoding="utf-8",
    )
    case = tmp_path / "c.tsuho"
    assert run(["new", str(case), "--answers", str(answers)], paths) == 0
    capsys.readouterr()
    assert run(["import", str(case), str(DATA / "orders" / "shopify_jp.csv")], paths) == 1
    told = capsys.readouterr().err
    assert "今の値「記録なし」のままにしました（ファイルの値は「03-0000-0000」です）" in told
    assert "{" not in told
