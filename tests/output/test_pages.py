from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wizard.domain.case import Case
from wizard.errors import OutputError
from wizard.output.pages import PdfPages


@pytest.fixture
def pages(write: Callable[..., Any], make_case: Callable[..., Case]) -> PdfPages:
    return PdfPages(write(make_case({"company.name": "株式会社架空商店"})).path)


def test_count_and_size(pages: PdfPages) -> None:
    assert pages.count == 2
    width, height = pages.size_points(0)
    assert (round(width), round(height)) == (595, 842)


def test_a_page_is_black_on_white_with_four_bytes_per_pixel(pages: PdfPages) -> None:
    bitmap = pages.render(0, 1.0)
    assert (bitmap.width, bitmap.height) in {(595, 842), (596, 842)}
    assert bitmap.stride >= 4 * bitmap.width
    assert len(bitmap.data) == bitmap.stride * bitmap.height
    assert bitmap.data[:3] == b"\xff\xff\xff"
    assert min(bitmap.data[0::4]) < 40


def test_the_scale_is_pixels_per_point(pages: PdfPages) -> None:
    assert pages.render(1, 2.0).height == pytest.approx(2 * 842, abs=2)


def test_the_file_may_be_replaced_while_its_pages_are_shown(
    write: Callable[..., Any], make_case: Callable[..., Case]
) -> None:
    path = write(make_case()).path
    with PdfPages(path) as pages:
        before = pages.render(1, 0.5).data
        path.unlink()
        assert pages.render(1, 0.5).data == before


def test_closing_twice_is_fine(pages: PdfPages) -> None:
    pages.close()
    pages.close()


@pytest.mark.parametrize("data", [None, b"", b"no pdf", b"%PDF-1.7\n"])
def test_what_is_no_pdf_is_told(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "a.pdf"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(OutputError, match="作り直して"):
        PdfPages(path)
