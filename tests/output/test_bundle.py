"""What leaves the program for one case: names that e-Gov takes, and the list of attachments."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from wizard.domain.attached import ATTACHED_MARK, Attached, Use, written
from wizard.domain.case import Case
from wizard.domain.file_names import is_safe
from wizard.domain.links import LinkFinder
from wizard.formdefs.character_tables import safe_texts
from wizard.formdefs.loader import load_form
from wizard.output.bundle import write_bundle

NOW = datetime(2026, 11, 21, 21, 4, tzinfo=timezone(timedelta(hours=9)))


def test_every_file_has_a_safe_name_and_the_text_lists_what_is_attached(
    forms_dir, resources_dir, tmp_path
):
    copies = tmp_path / "添付"
    copies.mkdir()
    files = []
    for name, use in (("画面.jpg", Use.ATTACH), ("古い.jpg", Use.LEAVE), ("長い.mp4", Use.STATION)):
        (copies / name).write_bytes(b"x")
        files.append(Attached(str(copies / name), name, 1, use))
    files.append(Attached(str(copies / "消えた.pdf"), "消えた.pdf", 1))
    bundle = write_bundle(
        load_form(forms_dir, resources_dir),
        Case(marks={ATTACHED_MARK: written(files) or ""}, number="T-20261121-TEST"),
        tmp_path,
        safe=safe_texts(resources_dir),
        now=NOW,
        templates_dir=forms_dir / "templates",
        fonts_dir=resources_dir / "fonts",
    )
    assert all(is_safe(path.name) for path, _kind in bundle.files)
    assert {kind for _path, kind in bundle.files} == {"statement_pdf", "egov_text"}
    text = {kind: path for path, kind in bundle.files}["egov_text"]
    said = text.read_text(encoding="utf-8-sig")
    assert "申出書_20261121.pdf" in said
    assert "画面.jpg" in said
    assert not [name for name in ("古い.jpg", "長い.mp4", "消えた.pdf") if name in said]


def test_the_text_says_what_each_file_was_called(forms_dir, resources_dir, tmp_path):
    copy = tmp_path / "スクリーンショット_2026_11_20.png"
    copy.write_bytes(b"x")
    same = tmp_path / "請求.pdf"
    same.write_bytes(b"x")
    original = "スクリーンショット 2026-11-20\n21.03.11.png"
    files = [Attached(str(copy), original, 1), Attached(str(same), "請求.pdf", 1)]
    bundle = write_bundle(
        load_form(forms_dir, resources_dir),
        Case(marks={ATTACHED_MARK: written(files) or ""}, number="T-20261121-TEST"),
        tmp_path,
        safe=safe_texts(resources_dir),
        now=NOW,
        templates_dir=forms_dir / "templates",
        fonts_dir=resources_dir / "fonts",
    )
    said = {kind: path for path, kind in bundle.files}["egov_text"].read_text(encoding="utf-8-sig")
    lines = said.splitlines()
    name = "スクリーンショット 2026-11-20 21.03.11.png"
    assert f"{copy.name}（元の名前: {name}）" in lines
    assert "請求.pdf" in lines


def test_what_orders_have_in_common_is_found_once_for_narrative_and_annex(
    forms_dir, resources_dir, tmp_path, make_order, monkeypatch
):
    """Work over all orders; the annex of 10,000 would wait for it a second time."""
    asked = []
    found = LinkFinder._shared_by

    def count(self, kind, orders):
        asked.append(kind)
        return found(self, kind, orders)

    monkeypatch.setattr(LinkFinder, "_shared_by", count)
    form = load_form(forms_dir, resources_dir)
    orders = tuple(make_order(n, recipient__address="架空県架空市1-2-3") for n in ("1001", "1002"))
    case = Case(orders=orders, number="T-20261121-TEST")
    bundle = write_bundle(
        form,
        case,
        tmp_path,
        safe=safe_texts(resources_dir),
        now=NOW,
        templates_dir=forms_dir / "templates",
        fonts_dir=resources_dir / "fonts",
    )
    assert asked == list(form.links.kinds)
    assert "配送先の住所が同じです" in case.text("report.content")
    assert len(bundle.files) == 2
