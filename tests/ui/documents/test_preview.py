from PySide6.QtCore import Qt

from tests.ui.documents.stand_ins import FakePages
from wizard.ui.preview import GAP, PageView


def shown(qtbot, pages, width=500, height=400):
    view = PageView()
    qtbot.addWidget(view)
    view.resize(width, height)
    view.set_pages(pages)
    view.show()
    qtbot.waitUntil(lambda: not pages.count or view.rendered(view.page()) is not None)
    return view


def test_only_pages_in_view_are_rendered(qtbot):
    pages = FakePages([10 + i for i in range(200)])
    shown(qtbot, pages)
    qtbot.wait(50)
    assert {i for i, _scale in pages.rendered} <= {0, 1}


def test_page_fits_the_width_and_follows_the_window(qtbot):
    view = shown(qtbot, FakePages([50]))
    assert view.page_rect(0).width() == view.viewport().width() - 2 * GAP
    view.resize(700, 400)
    assert view.page_rect(0).width() == view.viewport().width() - 2 * GAP


def test_rendered_at_exactly_the_device_pixels(qtbot):
    view = shown(qtbot, FakePages([50]))
    image = view.rendered(0)
    assert image is not None
    ratio = view.devicePixelRatioF()
    assert image.devicePixelRatio() == ratio
    assert abs(image.width() - view.page_rect(0).width() * ratio) <= 1


def test_zoom_keeps_going_to_set_steps_and_stops_following_the_window(qtbot):
    view = shown(qtbot, FakePages([50, 60]))
    view.set_zoom(1.0)
    with qtbot.waitSignal(view.zoom_changed) as told:
        view.zoom_in()
    assert told.args == [1.25]
    view.resize(800, 400)
    assert view.zoom() == 1.25
    view.zoom_out()
    view.zoom_out()
    assert view.zoom() == 0.9


def test_keyboard_turns_pages_and_zooms(qtbot):
    view = shown(qtbot, FakePages([10, 20, 30, 40]))
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.page() == 3
    assert view.accessibleDescription() == "4 / 4 ページ"
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.page() == 2
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.page() == 0
    view.set_zoom(1.0)
    qtbot.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom() == 1.25
    qtbot.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.page_rect(0).width() == view.viewport().width() - 2 * GAP


def test_the_picture_in_the_window_is_the_page(qtbot):
    view = shown(qtbot, FakePages([77]))
    qtbot.waitUntil(
        lambda: view.viewport().grab().toImage().pixelColor(250, 200).red() == 77, timeout=2000
    )


def test_paused_view_does_not_render(qtbot):
    pages = FakePages([10] * 50)
    view = shown(qtbot, pages)
    view.pause(True)
    before = len(pages.rendered)
    view.go_to_page(30)
    qtbot.wait(50)
    assert len(pages.rendered) == before
    view.pause(False)
    qtbot.waitUntil(lambda: view.rendered(30) is not None)


def test_another_document_stays_at_the_same_place_and_forgets_pictures(qtbot):
    view = shown(qtbot, FakePages([10] * 5))
    view.go_to_page(3)
    view.set_pages(FakePages([90] * 5))
    assert view.page() == 3
    assert view.rendered(3) is None
    view.set_pages(None)
    assert view.count() == 0


def test_memory_stays_bounded(qtbot):
    pages = FakePages([10] * 60)
    view = shown(qtbot, pages)
    view.set_zoom(1.0)
    for index in range(60):
        view.go_to_page(index)
        qtbot.waitUntil(lambda index=index: view.rendered(index) is not None)
    size = sum(image.sizeInBytes() for image in view._images.values())
    assert size <= 96 * 1024 * 1024
