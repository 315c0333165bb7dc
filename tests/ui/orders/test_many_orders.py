"""A file of very many orders: what takes long is done before the window has it."""

from __future__ import annotations

import gc

from tests.ui.orders.files_of_a_shop import drop, eccube
from wizard.domain.case import Order
from wizard.ui.orders import collecting
from wizard.ui.orders.import_dialog import ImportDialog
from wizard.ui.orders.import_steps import Progress, Source


def test_nothing_of_the_orders_is_worked_out_while_the_preview_opens(
    make_session, make_page, tmp_path, monkeypatch
):
    """Hundreds of thousands of orders would hold the window up for seconds."""
    page = make_page(make_session(), "orders")
    asked: set[str] = set()
    real, init = Order.text, ImportDialog.__init__

    def text(order, item):
        asked.add(order.key)
        return real(order, item)

    def opening(self, *args, **more):
        asked.clear()
        init(self, *args, **more)
        shown.append(len(asked))

    shown: list[int] = []
    monkeypatch.setattr(Order, "text", text)
    monkeypatch.setattr(ImportDialog, "__init__", opening)
    assert isinstance(drop(page, eccube(tmp_path / "a.csv", 2_000)), ImportDialog)
    assert shown[0] < 500  # some, to see how wide their numbers are


def test_what_was_ticked_is_found_while_reading(make_session, make_page, tmp_path):
    page = make_page(make_session(), "orders")
    dialog = drop(page, eccube(tmp_path / "a.csv", 5))
    dialog.model.tick((dialog.model.key_at(3),), on=True)
    (read,) = dialog.read.progress.done
    page.importer._again(dialog, read, read.source)
    preview = page.importer.dialog
    assert preview is not dialog
    assert preview.read.ticked == preview.model.ticked()
    assert [o.text("order.number") for o in preview.chosen_orders()] == ["2003"]


def test_the_collector_rests_only_while_orders_are_made():
    assert gc.isenabled()
    with collecting.uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_very_many_objects_are_not_looked_at_at_once_either():
    gc.unfreeze()
    with collecting.uncollected():
        few: list[list[str]] = [[] for _ in range(100)]
    assert gc.get_freeze_count() == 0
    with collecting.uncollected():
        many: list[list[str]] = [[] for _ in range(300_000)]
    assert gc.get_freeze_count() > 300_000
    gc.unfreeze()
    assert len(few) < len(many)


def test_few_orders_are_not_set_aside():
    before = gc.get_freeze_count()
    collecting.set_aside(100)
    assert gc.get_freeze_count() == before
    collecting.set_aside(300_000)
    assert gc.get_freeze_count() > before
    gc.unfreeze()


def test_orders_are_freed_without_the_collector(make_session, make_page, tmp_path):
    """So nothing is kept for good by setting them aside."""
    page = make_page(make_session(), "orders")
    source = Source(path=eccube(tmp_path / "a.csv", 50))
    reader = page.importer.reader()

    def alive() -> int:
        return sum(isinstance(each, Order) for each in gc.get_objects())

    gc.collect()
    before = alive()
    gc.disable()
    try:
        progress, _question = reader.go_on(Progress(todo=(source,)), lambda: False)
        assert alive() >= before + 50
        del progress
        assert alive() == before
    finally:
        gc.enable()
