from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from wizard.errors import OutputError
from wizard.output.book import Book, Particulars, Sheet
from wizard.output.font_file import FontFile
from wizard.output.fonts import GETA, GOTHIC, MINCHO, RARE, FontSet

LINE = 60


@pytest.fixture
def print_lines(fonts_dir: Path, tmp_path: Path) -> Callable[..., Path]:
    def run(lines: list[str], fonts: FontSet | None = None, *, gothic: bool = False) -> Path:
        fonts = fonts or FontSet(fonts_dir)
        to = tmp_path / "lines.pdf"
        with to.open("wb") as sink:
            book = Book(sink, fonts, Particulars("t", "", date(2026, 8, 25)))
            for start in range(0, len(lines), LINE):
                sheet = Sheet()
                for row, line in enumerate(lines[start : start + LINE]):
                    face = fonts.gothic if gothic else fonts.mincho
                    sheet.text(20, 820 - 13 * row, line, face, 8)
                book.add(sheet)
            book.close(lambda sheet, number: None)
        return to

    return run


def extracted(path: Path) -> list[str]:
    reader = pypdf.PdfReader(path, strict=True)
    return [line for page in reader.pages for line in page.extract_text().split("\n")]


def extracted_by_pdfium(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return [line for page in pages for line in page.split("\r\n")]


NAMES = [
    "𠮷野家の𠮷",
    "葛\U000e0100城市 葛\U000e0101飾区",
    "髙橋 﨑山 德川 濵田 彅 鷗",
    "渡邉\U000e0102 邊󠄂 辻\U000e0100",
    "𡈽屋 𩸽 𪚲 㐂寿",
    "か\u3099き\u3099ト\u309a",
    "①㈱№℡㍻㌔ ㊀ 𛀁",
    "⼀⾼橋",
    "a\u00a0b 1,234円 ‥……――〜～−",
]


@pytest.mark.parametrize("gothic", [False, True])
def test_text_taken_out_is_the_text_put_in(print_lines: Callable[..., Path], gothic: bool) -> None:
    path = print_lines(NAMES, gothic=gothic)
    assert extracted(path) == NAMES


def test_pdfium_reads_the_same(print_lines: Callable[..., Path]) -> None:
    hard = NAMES[:6]
    assert extracted_by_pdfium(print_lines(hard)) == hard


def test_every_character_of_the_usual_font_reads_back(
    print_lines: Callable[..., Path], fonts_dir: Path
) -> None:
    font = FontFile(fonts_dir / MINCHO, "M")
    everything = [c for c in map(chr, range(0x20, 0x30000)) if c.strip() and font.glyph(c)]
    assert len(everything) > 11_500
    lines = ["".join(everything[at : at + 60]) for at in range(0, len(everything), 60)]
    assert extracted(print_lines(lines)) == lines


def test_every_variant_of_the_usual_font_is_drawn_by_it(fonts_dir: Path) -> None:
    fonts = FontSet(fonts_dir)
    glyph = fonts.mincho.glyphs("葛\U000e0100")[0]
    usual = fonts.mincho.glyphs("葛")[0]
    assert glyph.exact
    assert glyph.meaning == "葛\U000e0100"
    assert glyph.font is usual.font
    assert glyph.number != usual.number


def test_a_variant_only_the_rare_font_has_comes_from_it(fonts_dir: Path) -> None:
    fonts = FontSet(fonts_dir)
    glyph = fonts.mincho.glyphs("邉\U000e0110")[0]
    assert glyph.font is fonts.rare
    assert glyph.exact


def test_a_shape_no_font_has_is_drawn_in_its_usual_shape_and_told(fonts_dir: Path) -> None:
    face = FontSet(fonts_dir).mincho
    glyph = face.glyphs("一\U000e01ef")[0]
    assert not glyph.exact
    assert glyph.number == face.glyphs("一")[0].number
    assert glyph.meaning == "一\U000e01ef"


def test_a_selector_of_presentation_changes_nothing(fonts_dir: Path) -> None:
    assert FontSet(fonts_dir).mincho.lacks("①\ufe0f漢\ufe0e") == []


@pytest.mark.parametrize("text", ["😀", "🏠", "\ud842", "\U000f0000", "อ", "א", "\uffff"])
def test_what_no_font_has_is_a_visible_mark(
    print_lines: Callable[..., Path], fonts_dir: Path, text: str
) -> None:
    assert FontSet(fonts_dir).mincho.lacks("あ" + text) == [text]
    assert extracted(print_lines(["あ" + text + "い"])) == ["あ" + GETA + "い"]


def test_the_rare_font_stays_closed_until_it_is_needed(
    fonts_dir: Path, tmp_path: Path, print_lines: Callable[..., Path]
) -> None:
    for name in (MINCHO, GOTHIC):
        (tmp_path / name).write_bytes((fonts_dir / name).read_bytes())
    fonts = FontSet(tmp_path)
    path = print_lines(["髙橋 葛\U000e0100 ①😀 ↳\u2003⼀"], fonts)
    assert "TsuhoRareKanji" not in path.read_bytes().decode("latin-1")
    with pytest.raises(OutputError, match=RARE):
        fonts.mincho.glyphs("𠮷")


def test_a_damaged_font_is_told(tmp_path: Path) -> None:
    (tmp_path / MINCHO).write_bytes(b"\x00\x01\x00\x00 no font")
    with pytest.raises(OutputError, match="入れ直して"):
        FontSet(tmp_path).mincho.measure("あ")


def test_only_used_fonts_and_glyphs_are_embedded(print_lines: Callable[..., Path]) -> None:
    path = print_lines(["あ"])
    assert path.stat().st_size < 20_000
    reader = pypdf.PdfReader(path)
    fonts: Any = reader.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    assert list(fonts) == ["/M"]
    name = str(fonts["/M"].get_object()["/BaseFont"])
    assert name[7] == "+"
    assert b"Helvetica" not in path.read_bytes()


def test_widths_are_those_of_the_shapes(fonts_dir: Path) -> None:
    fonts = FontSet(fonts_dir)
    for face in (fonts.mincho, fonts.gothic):
        assert face.measure("あa𠮷葛\U000e0100か\u3099〓😀") == pytest.approx(6.5)


def test_the_rare_font_bears_no_name_of_the_original(fonts_dir: Path) -> None:
    name = FontFile(fonts_dir / RARE, "R").name
    assert "IPA" not in name.upper()
    assert (fonts_dir / "IPA_Font_License_Agreement_v1.0.txt").exists()
    assert (fonts_dir / "OFL.txt").exists()


def test_more_shapes_than_can_be_numbered_are_told(fonts_dir: Path) -> None:
    font = FontFile(fonts_dir / MINCHO, "M")

    def draw_all() -> None:
        for number in range(66_000):
            font.code(number % 10, f"x{number}")

    with pytest.raises(OutputError, match="多すぎます"):
        draw_all()


def test_a_line_of_several_subsets_reads_back(
    print_lines: Callable[..., Path], fonts_dir: Path
) -> None:
    font = FontFile(fonts_dir / MINCHO, "M")
    kanji = [character for character in map(chr, range(0x4E00, 0x9000)) if font.glyph(character)]
    kanji = kanji[:600]
    mixed = "".join(a + b + c for a, b, c in zip(kanji, kanji[200:], kanji[400:], strict=False))
    lines = ["".join(kanji[at : at + 60]) for at in range(0, 600, 60)]
    lines += [mixed[at : at + 60] for at in range(0, len(mixed), 60)]
    path = print_lines(lines)
    assert extracted(path) == lines
    assert extracted_by_pdfium(path) == lines


def test_a_lone_selector_does_not_spoil_what_follows(print_lines: Callable[..., Path]) -> None:
    lines = ["\U000e0100葛", "葛\U000e0100城", "\u3099か", "か\u3099き"]
    assert extracted(print_lines(lines))[1::2] == lines[1::2]


def test_a_meaning_that_starts_with_zeros_reads_back(print_lines: Callable[..., Path]) -> None:
    assert extracted(print_lines(["a\ufe0fb ①\ufe0f2"])) == ["a\ufe0fb ①\ufe0f2"]


def test_embedded_widths_are_those_of_the_font(
    print_lines: Callable[..., Path], fonts_dir: Path
) -> None:
    page: Any = pypdf.PdfReader(print_lines(["aあい"])).pages[0]
    data = page["/Resources"]["/Font"]["/M"]["/FontDescriptor"]["/FontFile2"].get_data()
    with TTFont(BytesIO(data)) as embedded, TTFont(fonts_dir / MINCHO, lazy=True) as whole:
        glyphs = whole.getBestCmap()
        found = [width for width, _ in embedded["hmtx"].metrics.values()]
        assert found[1:] == [whole["hmtx"][glyphs[ord(c)]][0] for c in "aあい "]


def test_a_font_without_the_needed_tables_is_told(fonts_dir: Path, tmp_path: Path) -> None:
    data = (fonts_dir / MINCHO).read_bytes()
    for damaged in (data[:2000], data.replace(b"cmap", b"xmap", 1), b"OTTO" + data[4:], b""):
        (tmp_path / MINCHO).write_bytes(damaged)
        with pytest.raises(OutputError, match="入れ直して"):
            FontFile(tmp_path / MINCHO, "M")
