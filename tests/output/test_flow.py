from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wizard.output.bands import LOWEST, Band, BoxBand
from wizard.output.book import Book, Particulars, Sheet
from wizard.output.clusters import printable
from wizard.output.composer import Composer
from wizard.output.flow import BODY_BOTTOM, BODY_TOP, HEADING_SIZE, Flow
from wizard.output.fonts import FontSet

ROOM = BODY_TOP - BODY_BOTTOM


@dataclass
class Watched(Sheet):
    """A sheet that remembers what was put on it."""

    texts: list[tuple[float, float, str]] = field(default_factory=list)
    boxes: list[tuple[float, float]] = field(default_factory=list)


@pytest.fixture(scope="module")
def composer(fonts_dir: Path) -> Composer:
    return Composer(FontSet(fonts_dir), "（続き）")


@pytest.fixture
def sheets(composer: Composer, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Watched]]:
    """Return a function that lets work fill sheets, and returns them."""

    def run(work: Callable[[Flow], None]) -> list[Watched]:
        seen: list[Watched] = []

        class Recorded(Watched):
            def __init__(self) -> None:
                self.texts, self.boxes = [], []
                Sheet.__init__(self)
                seen.append(self)

            def text(self, x, y, text, face, size):
                self.texts.append((y, size, text))
                super().text(x, y, text, face, size)

            def box(self, x, y, width, height, shade=1.0):
                self.boxes.append((y, height))
                super().box(x, y, width, height, shade)

        monkeypatch.setattr("wizard.output.flow.Sheet", Recorded)
        book = Book(BytesIO(), FontSet(Path()), Particulars("", "", date(2026, 8, 25)))
        flow = Flow(book, composer.gothic, lambda sheet: None, composer.group)
        work(flow)
        return seen

    return run


def box(composer: Composer, label: str, value: str, group: str = "", lines: int = 1) -> BoxBand:
    return composer.box(label, value, group=group, min_lines=lines)


@pytest.mark.parametrize("filled", range(0, 700, 23))
def test_a_heading_stays_with_what_follows(
    sheets: Callable[..., list[Watched]], composer: Composer, filled: int
) -> None:
    def work(flow: Flow) -> None:
        flow.top -= filled
        bands = [box(composer, f"行{number}", "値") for number in range(3)]
        flow.heading("見出し", keep=bands[0].height + bands[1].height)
        flow.table(bands)

    for sheet in sheets(work):
        headings = [y for y, size, _ in sheet.texts if size == HEADING_SIZE]
        for y in headings:
            assert sum(1 for bottom, _ in sheet.boxes if bottom < y) >= 4


@pytest.mark.parametrize("filled", range(0, 720, 31))
def test_nothing_is_drawn_below_the_body(
    sheets: Callable[..., list[Watched]], composer: Composer, filled: int
) -> None:
    def work(flow: Flow) -> None:
        flow.top -= filled
        story = "長い話がつづく。" * 300
        flow.table(
            [
                box(composer, "一", "値", "組の名前"),
                box(composer, "二", story, "組の名前"),
                box(composer, "三", "", "別の組"),
                box(composer, "四", story),
            ]
        )

    for sheet in sheets(work):
        assert all(bottom >= BODY_BOTTOM - 0.1 for bottom, _ in sheet.boxes)
        assert all(y >= BODY_BOTTOM for y, _, _ in sheet.texts)
        assert all(bottom + height <= BODY_TOP + 0.1 for bottom, height in sheet.boxes)


def test_a_split_leaves_no_single_line(composer: Composer) -> None:
    band = box(composer, "話", "行\n" * 30)
    for room in range(20, 500, 7):
        parts = band.split(room)
        if parts is None:
            continue
        head, tail = parts
        assert len(head.value) >= 2
        assert len(tail.value) >= 2
        assert head.value + tail.value == band.value
        assert head.height <= room
        assert tail.label == ("話（続き）",)


def test_a_short_box_is_not_split(composer: Composer) -> None:
    assert box(composer, "話", "一行").split(500) is None


def test_a_page_full_of_one_box_ends(
    sheets: Callable[..., list[Watched]], composer: Composer
) -> None:
    assert len(sheets(lambda flow: flow.table([box(composer, "話", "行\n" * 500)]))) > 10


def test_a_box_higher_than_a_page_that_cannot_be_split_is_drawn_once(
    sheets: Callable[..., list[Watched]], composer: Composer
) -> None:
    high: Band = box(composer, "話", "", lines=80)
    assert high.height > ROOM
    assert len(sheets(lambda flow: flow.table([high]))) == 1


def test_the_heading_row_comes_again_on_every_sheet(
    sheets: Callable[..., list[Watched]], composer: Composer
) -> None:
    header = box(composer, "番号", "値")
    bands = [box(composer, f"行{number}", "値") for number in range(100)]
    found = sheets(lambda flow: flow.table(bands, header))
    assert len(found) > 2
    assert all("番号" in [text for _, _, text in sheet.texts] for sheet in found)


def test_labels_are_cut_before_a_bracket_and_leave_no_leftover(composer: Composer) -> None:
    label = "ブラウザ情報(ユーザーエージェント)"
    assert box(composer, label, "", "組").label == ("ブラウザ情報", "(ユーザーエージェント)")
    lines = box(composer, "あいうえおかきくけこさし", "", "組").label
    assert len(lines[-1]) >= 3


def test_an_empty_box_can_be_written_in(composer: Composer) -> None:
    assert box(composer, "話", "").height >= LOWEST
    assert composer.box("話", "", compact=True).height >= LOWEST
    assert composer.box("話", "値", compact=True).height < LOWEST
    assert box(composer, "話", "", lines=4).height > 3 * LOWEST - 12


@given(st.text(alphabet=st.characters(exclude_characters="\t"), max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_is_broken_without_losing_a_character(composer: Composer, text: str) -> None:
    text = printable(text)
    band = box(composer, "話", text)
    assert "".join(band.value) == text.replace("\n", "")


@pytest.mark.parametrize("rows", range(18, 40))
def test_the_last_row_of_a_table_never_stands_alone(
    sheets: Callable[..., list[Watched]], composer: Composer, rows: int
) -> None:
    def work(flow: Flow) -> None:
        flow.table([box(composer, f"行{number:02}", "値") for number in range(rows)])

    written = sheets(work)
    on_each = [sum("行" in text for _, _, text in sheet.texts) for sheet in written]
    assert sum(on_each) == rows
    assert all(count >= 3 for count in on_each), on_each
