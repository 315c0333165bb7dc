"""What is taken out of a packed file, what is left and said, and what is refused."""

from __future__ import annotations

import io
import itertools
import zipfile

import pytest

from tests.intake.conftest import NOW
from tests.intake.writers import Sold, shopify_file
from wizard.errors import ImportFileError
from wizard.intake.order_export import pieces_in, read_all


def packed(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "注文.zip"


def notices(path, layouts) -> tuple[str, ...]:
    keys = itertools.count()
    [file] = read_all(path, layouts, new_key=lambda: str(next(keys)), now=NOW)
    return file.notices


def test_files_that_may_hold_orders_and_cannot_be_read_inside_are_named(path, layouts):
    inner = packed({"c.csv": shopify_file([Sold("2")])})
    members = {
        "a.csv": shopify_file([Sold()]),
        "中/8月.zip": inner,
        "古い.xls": b"x",
        "図.pdf": b"x",
    }
    path.write_bytes(packed(members | {"__MACOSX/._b.xls": b"x", ".b.zip": b"x"}))
    [said] = [notice for notice in notices(path, layouts) if "一緒に圧縮" in notice]
    assert "「8月.zip、古い.xls」" in said
    path.write_bytes(packed({"a.csv": shopify_file([Sold()]), "図.pdf": b"x"}))
    assert not any("一緒に圧縮" in notice for notice in notices(path, layouts))


def test_what_the_system_put_beside_the_files_is_no_table(path):
    members = {"a.csv": b"x,y\n1,2\n", "__MACOSX/b.csv": b"x", ".c.csv": b"x", "d/": b""}
    path.write_bytes(packed(members))
    assert pieces_in(path) == ("a.csv",)


def test_a_locked_member_is_refused_in_a_sentence(path):
    data = bytearray(packed({"a.csv": shopify_file([Sold()])}))
    data[6] |= 1  # the flag of the member itself and of the list at the end
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    with pytest.raises(ImportFileError, match="パスワードがかかって") as refused:
        pieces_in(path)
    assert "取り出して" in refused.value.sentence
