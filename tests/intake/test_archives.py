"""Files of one name in several folders of an archive."""

from __future__ import annotations

import io
import warnings
import zipfile
from pathlib import Path

from tests.intake.writers import Sold, shopify_file
from wizard.intake.order_export import pieces_in, read_all
from wizard.intake.sampling import sample_table


def archive(folder: Path, *members: tuple[str, bytes]) -> Path:
    data = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        warnings.simplefilter("ignore")  # one name twice is what is wanted
        for name, content in members:
            made.writestr(name, content)
    path = folder / "x.zip"
    path.write_bytes(data.getvalue())
    return path


def numbers(file) -> list[str]:
    return [order.text("order.number") for order in file.orders]


TWO = (("a/x.csv", shopify_file([Sold("1")])), ("b/x.csv", shopify_file([Sold("2")])))


def test_equal_names_in_several_folders_are_told_apart(read, tmp_path):
    path = archive(tmp_path, *TWO, ("c/y.csv", shopify_file([Sold("3")])))
    assert pieces_in(path) == ("a/x.csv", "b/x.csv", "y.csv")
    assert numbers(read(path, piece="b/x.csv")) == ["#2"]
    first = read(path)
    assert numbers(first) == ["#1"]
    assert any("b/x.csv" in said for said in first.notices)
    sample = sample_table(path, piece="b/x.csv")
    assert (sample.piece, sample.rows[0][0]) == ("b/x.csv", "#2")


def test_the_same_path_twice_is_two_tables(read, layouts, tmp_path):
    path = archive(tmp_path, TWO[0], (TWO[0][0], TWO[1][1]))
    assert pieces_in(path) == ("a/x.csv", "a/x (2).csv")
    assert numbers(read(path, piece="a/x (2).csv")) == ["#2"]
    found = read_all(path, layouts, new_key=str, now=first_time(read, path))
    assert [numbers(each) for each in found] == [["#1"], ["#2"]]


def first_time(read, path):
    return read(path).orders[0].answers["order.number"].changed_at
