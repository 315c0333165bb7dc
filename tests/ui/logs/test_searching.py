"""Logs are chosen, searched for all orders, and stay at hand for the session."""

from __future__ import annotations

import gzip

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from tests.intake.log_making import combined, order, write
from wizard.domain.case import Place
from wizard.domain.changes import Act, Group, Insert
from wizard.errors import ImportFileError
from wizard.intake.decode import Cancelled
from wizard.intake.matching import find_purchases
from wizard.texts import LogPage
from wizard.ui.logs import search
from wizard.ui.logs.search import LogSearch
from wizard.ui.logs.shelf import Standing


def standings(page):
    return [page.logs.shelf.standing(order) for order in page.session.case.orders]


def test_a_search_tells_how_far_each_order_is(page, world):
    assert standings(page) == [Standing.OPEN, Standing.OPEN, Standing.NOTHING]
    assert page.bar.summary.plain == (
        "3件の注文のうち、行が1つに決まったもの1件、候補から選ぶもの1件、見つからないもの1件です。"
    )
    assert page.bar.files.plain == "調べたログ：access.log（combined形式）"
    assert not page.bar.drop.isVisible()
    assert world.desk.told == []


def test_logs_are_chosen_by_a_dialog_several_at_once(
    world, log, show, press, tmp_path, monkeypatch
):
    packed = tmp_path / "access-0801.log.gz"
    packed.write_bytes(gzip.compress(log.read_bytes()))
    later = write(tmp_path / "later.log", combined("18:30:01", day="02/Aug/2026"))
    chosen = ([str(packed), str(later)], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: chosen)
    page = show(world)
    page.bar.drop.choose.click()
    assert [file.name for file in page.logs.shelf.files] == ["access-0801.log.gz", "later.log"]
    assert standings(page) == [Standing.OPEN] * 3
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(log)], ""))
    press(page, "logs_add")
    assert len(page.logs.shelf.files) == 3


def test_logs_are_dropped_anywhere_on_the_page(world, log, show):
    page = show(world)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(log))])
    page.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert len(page.logs.shelf.files) == 1


def test_refused_files_each_have_a_sentence_and_the_others_are_searched(
    world, log, show, press, tmp_path
):
    empty = write(tmp_path / "empty.log")
    packed = tmp_path / "logs.zip"
    packed.write_bytes(b"PK\x03\x04" + bytes(50))
    page = show(world)
    page.bar.drop.dropped.emit([empty, log, packed, tmp_path / "gone.log"])
    lines = page.bar.refused.text.replace("\u200b", "").split("\n")
    assert lines[0] == "読めなかったファイルがあります（3個）"
    assert [line.split("」")[0] for line in lines[1:]] == [
        "「empty.log",
        "「logs.zip",
        "「gone.log",
    ]
    assert all(line.endswith("。") for line in lines[1:])
    assert standings(page)[0] is Standing.OPEN
    press(page, "logs_close_refused")
    assert not page.bar.refused.isVisible()
    assert len(page.logs.shelf.files) == 1


def test_when_nothing_can_be_read_the_place_to_drop_stays(world, show, tmp_path):
    page = show(world)
    page.bar.drop.dropped.emit([write(tmp_path / "empty.log")])
    assert page.bar.drop.isVisible()
    assert "empty.log" in page.bar.refused.text
    assert not page.bar.summary.isVisible()
    assert not page.panel.logs.isVisible()


def test_a_file_that_breaks_while_it_is_read_does_not_hinder_the_others(
    world, log, show, tmp_path, monkeypatch
):
    bad = write(tmp_path / "bad.log", combined())
    real = find_purchases

    def breaking(logs, *args, **more):
        if any(file.name == "bad.log" for file in logs.files):
            raise ImportFileError("「bad.log」を開けません", "確かめてください")
        return real(logs, *args, **more)

    monkeypatch.setattr(search, "find_purchases", breaking)
    page = show(world)
    page.bar.drop.dropped.emit([log, bad])
    assert [file.name for file in page.logs.shelf.files] == ["access.log"]
    assert "「bad.log」を開けません。確かめてください。" in page.bar.refused.text
    assert standings(page)[0] is Standing.OPEN


def test_notices_wait_behind_a_link(world, show, press, tmp_path):
    robot = combined("22:14:03", agent="Mozilla/5.0 (compatible; Googlebot/2.1)")
    page = show(world)
    page.bar.drop.dropped.emit([write(tmp_path / "access.log", robot, combined())])
    assert not page.bar.notices.isVisible()
    press(page, "logs_notices")
    assert "自動の巡回とみられる行（1行）" in page.bar.notices.text


def test_a_later_order_needs_no_new_choosing(page, press):
    late = order("1027", "2026-08-02T10:01:30+09:00", key="o4")
    page.session.do(Act("", (Insert(Group.ORDERS, 3, late),)))
    assert standings(page)[3] is Standing.UNSEARCHED
    page.table.set_current("o4")
    assert "まだ調べていません" in page.panel.logs.note.text
    press(page.panel, "log_search")
    assert standings(page)[3] is Standing.OPEN
    assert page.panel.logs.list.isVisible()


def test_another_time_makes_an_order_unsearched(page):
    page.session.set_text(Place("order.purchased_at", "o1"), "2026-08-02T10:01:30+09:00")
    assert standings(page)[0] is Standing.UNSEARCHED
    assert not page.panel.logs.list.isVisible()


def test_another_number_of_the_shops_system_makes_an_order_unsearched(page):
    page.session.set_text(Place("order.system_id", "o1"), "77")
    assert standings(page)[0] is Standing.UNSEARCHED
    assert not page.panel.logs.list.isVisible()


def test_another_page_of_the_same_session_knows_the_logs(page, world, show):
    again = show(world)
    assert again.bar.summary.isVisible()
    assert again.panel.logs.list.isVisible()


def test_logs_are_put_away_and_what_was_taken_over_stays(page, press):
    press(page.panel, "log_confirm")
    press(page, "logs_forget")
    assert page.bar.drop.isVisible()
    assert not page.panel.logs.isVisible()
    assert page.session.case.order("o1").text("order.access.ip") == "203.0.113.45"


def test_without_orders_it_says_what_is_needed_first(make, show, log):
    world = make()
    page = show(world)
    assert not page.bar.drop.isVisible()
    page.logs.take_files([log])
    assert world.desk.told[0][0] == "先に「注文」の画面で、注文を入れてください"


def test_a_search_can_be_stopped_and_tells_how_far_it_is(world, log, resources_dir):
    work = LogSearch(resources_dir, [log], world.case.orders)
    with pytest.raises(Cancelled):
        work(lambda: True)
    assert work.share == 0.0
    found = work(lambda: False)
    assert work.share > 0
    assert len(found.findings.matches) == 3


def test_nothing_of_a_search_gets_into_the_case(page, world):
    assert world.saver.submitted == []
    assert world.case.marks == {}


def test_a_log_that_ends_in_the_middle_is_a_caution_not_a_remark(world, log, show, tmp_path):
    many = "".join(f"{combined('03:00:00', request=f'GET /{n}')}\n" for n in range(400))
    whole = gzip.compress(log.read_bytes() + many.encode())
    half = tmp_path / "half.log.gz"
    half.write_bytes(whole[: len(whole) - 40])
    page = show(world)
    page.bar.drop.dropped.emit([half])
    assert page.bar.cut_off.isVisible()
    assert page.bar.cut_off.kind == "caution"
    said = page.bar.cut_off.text.replace("\u200b", "")
    assert "「half.log.gz」は途中で切れています" in said
    assert not any("途中で切れ" in words for words in page.logs.shelf.notices)
    page.bar.drop.dropped.emit([log])
    assert page.bar.cut_off.isVisible()  # it is still among them
    page.bar.forget.click()
    assert not page.bar.cut_off.isVisible()


def test_a_record_of_another_log_counts_as_taken_whatever_is_open(
    world, log, show, press, tmp_path
):
    page = show(world)
    page.bar.drop.dropped.emit([log])
    press(page.panel, "log_confirm")
    page.logs.shelf.forget()
    other = write(tmp_path / "other.log", combined("22:14:30", ip="198.51.100.77"))
    page.bar.drop.dropped.emit([other])
    assert standings(page)[0] is Standing.TAKEN
    assert "記録に入れたもの1件" in page.bar.summary.plain
    card = page.panel.logs
    assert card.note.text == LogPage.TAKEN_BEFORE
    assert not card.confirm.isVisible()
    assert not card.trail.isVisible()  # the visitor's other lines stand in the other log
    press(page.panel, "log_again")
    assert card.confirm.isVisible()
    assert card.candidate.line.ip == "198.51.100.77"
