"""Files that are no access log, or a broken one: one sentence each, and memory stays small."""

from __future__ import annotations

import gzip
import io
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest

from tests.intake.log_making import CHROME, IP, Logs, combined, order, write
from wizard.domain.case import Case
from wizard.domain.log_format import LogFormat
from wizard.errors import ImportFileError
from wizard.intake import log_blocks
from wizard.intake.access_log import is_access_log, open_log, read_logs
from wizard.intake.log_blocks import Watch, blocks


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("access.log", combined())
    return file.getvalue()


BAD = {
    "empty": (b"", "空のファイル"),
    "blank": (b"\n\r\n  \n", "空のファイル"),
    "a packed nothing": (gzip.compress(b""), "空のファイル"),
    "binary": (b"\x7fELF\0\0\0\1" * 100, "文字のファイルではありません"),
    "zip": (zipped(), ".gz ではない形"),
    "bz2": (b"BZh91AY&SY", ".gz ではない形"),
    "utf-16": (combined().encode("utf-16"), "UTF-16"),
    "an order file": (
        "注文番号,受注日\n1024,2026-08-01\n".encode("cp932"),
        "知っているアクセスログ",
    ),
    "one endless line": (b"a" * 2_000_000, "1行が長すぎて"),
    "a head of gzip": (gzip.compress(combined().encode())[:9], "圧縮が壊れて"),
    "rubbish in gzip": (gzip.compress(combined().encode())[:10] + b"\xff" * 60, "圧縮が壊れて"),
    "only the names of columns": (
        b"#Version: 1.0\n#Fields: date time c-ip cs-method cs-uri-stem\n",
        "記録が1行もありません",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_one_sentence_each(formats: tuple[LogFormat, ...], tmp_path: Path, name: str) -> None:
    data, words = BAD[name]
    path = tmp_path / "x.log"
    path.write_bytes(data)
    with pytest.raises(ImportFileError) as told:
        open_log(path, formats)
    assert words in told.value.what
    assert told.value.do
    assert "x.log" in told.value.what
    assert not is_access_log(path, formats)


def test_what_is_no_file(formats: tuple[LogFormat, ...], tmp_path: Path) -> None:
    for path, words in ((tmp_path / "gone.log", "見つかりません"), (tmp_path, "フォルダー")):
        with pytest.raises(ImportFileError, match=words):
            open_log(path, formats)


def test_one_bad_file_does_not_hinder_the_others(logs: Logs, tmp_path: Path) -> None:
    good = logs.write(combined())
    bad = tmp_path / "bad.log"
    bad.write_bytes(b"")
    found = read_logs([bad, good, good], logs.formats)
    assert [log.path for log in found.files] == [good]
    assert len(found.refused) == 1


def test_half_a_gzip_is_read_as_far_as_it_goes(logs: Logs, tmp_path: Path) -> None:
    lines = [combined()] + [combined(f"23:{n // 60:02}:{n % 60:02}") for n in range(3000)]
    whole = gzip.compress("\n".join(lines).encode())
    path = tmp_path / "half.log.gz"
    path.write_bytes(whole[: len(whole) // 2])
    found = logs.find(Case(orders=(order(),)), path)
    assert found.matches[0].candidates[0].line.ip == IP
    assert found.notices == ("「half.log.gz」は途中で切れています。読めたところまで調べました。",)


def test_joined_gzip_files_and_what_a_tape_leaves_behind(logs: Logs, tmp_path: Path) -> None:
    path = tmp_path / "joined.gz"
    one = gzip.compress((combined("22:00:00") + "\n").encode())
    two = gzip.compress((combined() + "\n").encode())
    path.write_bytes(one + two + b"\0" * 512)
    found = logs.find(Case(orders=(order(),)), path)
    assert found.matches[0].clear
    assert found.notices == ()


def test_a_bomb_is_given_up(logs: Logs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_blocks, "_RATIO_FROM", 1 << 22)
    path = tmp_path / "bomb.gz"
    first = (combined() + "\n").encode() * 2000
    path.write_bytes(gzip.compress(first + b"\n" * (1 << 25)))
    with pytest.raises(ImportFileError, match="異常に大きく"):
        logs.find(Case(orders=(order(),)), path)


def test_a_bomb_in_one_line_needs_no_memory(tmp_path: Path) -> None:
    machine = zlib.compressobj(9, zlib.DEFLATED, 31)
    path = tmp_path / "line.gz"
    path.write_bytes(machine.compress(b"a" * (1 << 26)) + machine.flush())
    watch = Watch()
    tracemalloc.start()
    try:
        assert sum(block.end for block in blocks(path, packed=True, watch=watch)) == 0
        assert tracemalloc.get_traced_memory()[1] < 4 << 20
    finally:
        tracemalloc.stop()
    assert watch.long_lines == 1


def test_an_endless_line_in_the_middle_is_left_out_and_said(logs: Logs) -> None:
    endless = combined(request="POST /shopping/checkout?" + "a" * 50_000_000)
    path = logs.write(combined("22:00:00"), endless, combined("22:14:07"), combined("23:00:00"))
    tracemalloc.start()
    try:
        found = logs.find(Case(orders=(order(),)), path)
        assert tracemalloc.get_traced_memory()[1] < 8 << 20
    finally:
        tracemalloc.stop()
    assert found.matches[0].candidates[0].seconds_off == 2
    assert found.notices == ("「access.log」に長すぎる行が1行あり、調べていません。",)


def test_lines_of_rubbish_between_do_not_matter(logs: Logs) -> None:
    lines = ["", "rubbish", '\\x16\\x03 - - [x] "-" 400', combined("22:00:00")] * 1
    lines += [combined(request="-"), f'{IP} - - [01/Aug/2026:22:14:05 +0900] "-" 408 0 "-" "-"']
    lines += [combined("22:14:07"), combined("22:20:00"), combined("22:21:00")]
    found = logs.find(Case(orders=(order(),)), logs.write(*lines))
    assert found.matches[0].clear
    assert found.matches[0].candidates[0].seconds_off == 2


def test_strange_letters_are_kept(logs: Logs, tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    line = combined(request="POST /shopping/checkout?q=\x81").encode("latin-1")
    path.write_bytes(line + b"\r\n")
    found = logs.find(Case(orders=(order(),)), path)
    assert "\\x81" in found.matches[0].candidates[0].line.raw
    assert found.matches[0].candidates[0].line.user_agent == CHROME


def test_a_byte_order_mark_and_windows_line_ends(logs: Logs, tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.write_bytes(b"\xef\xbb\xbf" + (combined() + "\r\n").encode())
    line = logs.find(Case(orders=(order(),)), path).matches[0].candidates[0].line
    assert line.raw == combined()
    assert line.offset == 0


def test_a_last_line_without_an_end(logs: Logs, tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.write_bytes((combined("22:00:00") + "\n" + combined()).encode())
    assert logs.find(Case(orders=(order(),)), path).matches[0].clear


@pytest.mark.parametrize("block", [200, 1000, 1 << 17])
def test_blocks_hold_every_line_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(log_blocks, "BLOCK", block)
    monkeypatch.setattr(log_blocks, "LONGEST_LINE", 400)
    lines = [str(n) * (n % 90 + 1) for n in range(500)]
    path = write(tmp_path / "a.log", *lines, "x" * 5000, *lines)
    watch = Watch()
    data = path.read_bytes()
    found = []
    for each in blocks(path, packed=False, watch=watch):
        piece = bytes(each.data[each.start : each.end])
        assert data[each.offset + each.start :].startswith(piece)
        found += piece.decode().splitlines()
    kept = [line for line in (*lines, *lines) if len(line) <= 400]
    assert [line for line in found if len(line) <= 400] == kept
    assert bool(watch.long_lines) is (block < 5000)
