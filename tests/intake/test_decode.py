import io

import pytest

from wizard.errors import ImportFileError
from wizard.intake.decode import LONGEST_LINE, Cancelled, Undecided, decode, text_lines

NAMES = "髙見﨑子 能ビル①階 ～"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp932", "cp932"),
        ("utf-16", "utf-16"),
    ],
)
def test_each_encoding_is_told_and_no_name_changes(encoding, found):
    decoded = decode(NAMES.encode(encoding))
    assert decoded.encoding == found
    assert decoded.text == NAMES


def test_big_endian_utf_16_is_told_by_its_bom():
    data = b"\xfe\xff" + NAMES.encode("utf-16-be")
    assert decode(data).text == NAMES


def test_euc_jp_is_told_where_cp932_cannot_read_it():
    text = "注文番号、名前\n架空太郎◇限定"
    data = text.encode("euc_jp")
    assert decode(data).encoding == "euc_jp"
    assert decode(data).text == text


def test_a_text_that_two_encodings_read_is_asked_about():
    with pytest.raises(Undecided):
        decode(b"a,b\n1," + "山田".encode("euc_jp"))
    cut = b"a,b\n1,\xb1"  # half a character of EUC-JP
    assert decode(cut).encoding == "cp932"


@pytest.mark.parametrize("byte", [b"\x80", b"\xa0", b"\xfd", b"\xfe", b"\xff"])
def test_bytes_that_cp932_does_not_define_are_not_read_as_cp932(byte):
    with pytest.raises(Undecided):
        decode("架空".encode("cp932") + byte + b"\x81,")


def test_when_nothing_fits_three_previews_are_shown_and_the_choice_is_followed():
    data = "架空太郎".encode("cp932") + b"\xff\xff"
    with pytest.raises(Undecided) as asked:
        decode(data, file="a.csv")
    assert [p.encoding for p in asked.value.previews] == ["utf-8", "cp932", "euc_jp"]
    assert asked.value.previews[1].text.startswith("架空太郎")
    assert "a.csv" in asked.value.sentence
    chosen = decode(data + b"\x81", asked.value.previews[1].encoding)
    assert chosen.encoding == "cp932"
    assert chosen.text.startswith("架空太郎")
    assert "\ufffd" in chosen.text


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\r\n"])
def test_an_empty_file_is_said_to_be_empty(data):
    with pytest.raises(ImportFileError, match="空のファイル"):
        decode(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a,b\n\0\0", "文字のファイルではありません"),
        ("架空".encode("utf-16-le") + b"\0", "文字のファイルではありません"),
        (b"%PDF-1.7\n", "文字のファイルではありません"),
        (b"\x89PNG\r\n\x1a\n", "文字のファイルではありません"),
        (b"PK\x03\x04aaaa", "Excelのブック"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Excelのブック"),
        (b"\x1f\x8b\x08\x00", "圧縮"),
    ],
)
def test_what_is_no_text_is_said_in_one_sentence(data, words):
    with pytest.raises(ImportFileError, match=words) as refused:
        decode(data)
    assert refused.value.sentence.count("\n") == 0


def lines(data: bytes, encoding: str = "utf-8", **more) -> list[str]:
    return [line for lot in text_lines(io.BytesIO(data), encoding, "a.csv", **more) for line in lot]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_at_every_kind_of_line_end_and_at_nothing_else(end):
    rows = ["甲\x85乙\u2028丙\x0b丁\x1c戊", "", "己"]
    assert lines(end.join(rows).encode()) == [rows[0] + end, end, rows[2]]


def test_lines_and_characters_survive_being_cut_by_the_reading():
    rows = [f"{number:05},架空\r\n" for number in range(30_000)]
    for encoding in ("utf-8", "cp932"):
        assert lines("".join(rows).encode(encoding), encoding) == rows


@pytest.mark.parametrize("more", [0, 1])
def test_a_line_end_cut_by_the_reading_is_one_line_end(more):
    first = "x" * (2 * 65_536 - 1 - more)
    assert lines(f"{first}\r\nb\rc".encode()) == [first + "\r\n", "b\r", "c"]


def test_a_line_without_end_is_refused_before_it_fills_the_memory():
    data = b"x" * (LONGEST_LINE * 3)
    with pytest.raises(ImportFileError, match="1行目が長すぎ"):
        lines(data)
    with pytest.raises(ImportFileError, match="2行目が長すぎ"):
        lines(b"a\n" + data)


def test_reading_stops_when_asked():
    asked = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(Cancelled):
        lines(b"a,b\n" * 1_000_000, cancelled=cancelled)
    assert len(asked) == 4
