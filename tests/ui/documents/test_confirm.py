import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.documents.stand_ins import a_note, an_order
from wizard.domain.case import Answer, AnswerState, LineItem, Order, Place, Source, SourceKind
from wizard.domain.changes import Act, Group, Insert
from wizard.ui.pages import confirm
from wizard.ui.pages.confirm_nodes import PART_SIZE, Kind, Mark


@pytest.fixture
def page(qtbot, world):
    page = confirm.ConfirmPage(world.context("confirm"))
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.enter()
    qtbot.waitUntil(lambda: bool(page.tree.nodes.root.children))
    return page


def put_orders(world, count):
    changes = tuple(Insert(Group.ORDERS, i, an_order(i)) for i in range(count))
    world.session.do(Act("x", changes))


def heads(page):
    return [n.label for n in page.tree.nodes.root.children]


def find(node, key):
    for child in node.children:
        if child.key == key or (found := find(child, key)) is not None:
            return child if child.key == key else found
    return None


def fill_for_egov(world):
    for item_id, text in {
        "applicant.name": "架空　花子",
        "applicant.name_kana": "カクウ　ハナコ",
        "applicant.email": "hanako@example.com",
        "applicant.phone": "03-0000-0000",
        "company.name": "株式会社架空商店",
        "company.postal_code": "100-0000",
        "company.prefecture": "東京都",
        "company.address": "千代田区架空町1-1",
        "company.address_kana": "チヨダクカクウチョウ",
        "report.kind": "ネット上の詐欺・悪質商法等による被害に関するもの",
        "report.content": "被害にあいました。",
    }.items():
        world.put(item_id, text)


def test_heads_are_sorted_by_need_with_counts(page, world):
    world.put("applicant.email", "hanako")
    page.refresh()
    names = heads(page)
    assert names[0] == "直したほうがよいところ　1件"
    assert names[1].startswith("e-Govの欄に入れるもの　")
    assert names[2].startswith("できれば　")
    assert names[3].startswith("あとで　")
    assert names[4] == "すべての答え"
    first = page.tree.nodes.root.children[1]
    assert names[1] == f"e-Govの欄に入れるもの　{len(first.children)}件"


def test_what_egov_needs_is_enough_and_it_says_so(page, world):
    assert "e-Govの欄に入れるものが、あと" in page.summary.text
    fill_for_egov(world)
    put_orders(world, 1)
    page.refresh()
    assert "いま通報できます" in page.summary.text
    assert "早く知らせること" in page.summary.text
    assert page.summary.kind == "good"
    assert "完了" not in page.summary.text


def test_a_click_on_a_row_jumps_to_its_field(page, world, qtbot):
    world.put("applicant.email", "hanako")
    page.refresh()
    node = page.tree.nodes.root.children[0].children[0]
    rect = page.tree.visualRect(page.tree.nodes.index_of(node))
    qtbot.mouseClick(page.tree.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert world.desk.went == [("shop", Place("applicant.email"))]


def test_enter_on_a_row_jumps_too(page, world, qtbot):
    node = page.tree.nodes.root.children[0].children[0]
    page.tree.setCurrentIndex(page.tree.nodes.index_of(node))
    qtbot.keyClick(page.tree, Qt.Key.Key_Return)
    assert world.desk.went == [(node.step, node.place)]


def test_every_problem_row_leads_to_the_step_that_asks_it(page, world, real_form):
    put_orders(world, 2)
    page.refresh()
    rows = [n for head in page.tree.nodes.root.children if head.level for n in head.children]
    assert len(rows) > 20
    for node in rows:
        step = real_form.step_of(node.place.item)
        assert step is not None
        assert node.step == step.id


def test_rows_of_orders_are_one_per_item_and_lead_to_the_first(page, world):
    put_orders(world, 12)
    page.refresh()
    node = find(page.tree.nodes.root, "later:order.carrier:o0")
    assert node.text == "まだ入っていません（注文12件のうち12件、最初は注文 1000）"
    assert (node.step, node.place) == ("orders", Place("order.carrier", "o0"))


def test_every_answer_is_shown_as_printed_with_a_way_to_mend_it(page, world):
    world.put("incident.discovered_on", "2026-08-20")
    world.session.set_state(Place("incident.discovery"), AnswerState.CHECKING)
    page.refresh()
    day = find(page.tree.nodes.root, "incident.discovered_on::")
    assert (day.text, day.step) == ("2026年8月20日(木)", "incident")
    assert find(page.tree.nodes.root, "incident.discovery::").text == "確認中"
    empty = find(page.tree.nodes.root, "shop.name::")
    assert (empty.text, empty.mark) == ("まだ入っていません", Mark.EMPTY)


def test_an_invalid_answer_is_kept_and_explained(page, world):
    world.put("applicant.email", "hanako")
    page.refresh()
    node = find(page.tree.nodes.root, "applicant.email::")
    assert node.mark is Mark.INVALID
    assert node.text.startswith("hanako\n")


def test_the_cell_of_the_action_jumps_from_an_answer(page, world, qtbot):
    node = find(page.tree.nodes.root, "shop.name::")
    page.tree.wanted.emit(node)
    assert world.desk.went == [("shop", Place("shop.name"))]
    world.desk.went.clear()
    page.tree.scrollTo(page.tree.nodes.index_of(node))
    index = page.tree.nodes.index_of(node, 2)
    assert index.data() == "直す"
    rect = page.tree.visualRect(index)
    qtbot.mouseClick(page.tree.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert world.desk.went == [("shop", Place("shop.name"))]
    world.desk.went.clear()
    rect = page.tree.visualRect(page.tree.nodes.index_of(node, 1))
    qtbot.mouseClick(page.tree.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert world.desk.went == []


def test_orders_and_notes_open_into_their_answers(page, world):
    put_orders(world, 2)
    world.session.do(
        Act("x", (Insert(Group.NOTES, 0, a_note("n", "2026-08-24T10:30:00+09:00", "話")),))
    )
    page.refresh()
    order = find(page.tree.nodes.root, "order:o1")
    assert order.kind is Kind.RECORD
    assert "項目が未入力" in order.text
    labels = [child.label for child in order.children]
    assert "商品1 商品名" in labels
    assert any(child.text == "19,800円" for child in order.children)
    assert find(page.tree.nodes.root, "note.said:n:").text == "話"


def test_many_orders_make_few_nodes_and_widgets(page, world, qtbot):
    put_orders(world, 1050)
    qtbot.waitUntil(lambda: "1050" in heads(page)[-3] or any("1050" in h for h in heads(page)))
    root = page.tree.nodes.root
    orders = find(root, "orders")
    assert orders.load is not None
    made = sum(1 for _ in every(root))
    assert made < 250
    assert len(page.findChildren(QWidget)) < 60
    page.tree.expand(page.tree.nodes.index_of(orders))
    assert len(orders.children) == 11
    part = orders.children[3]
    assert part.label == "301〜400件目"
    assert len(part.children) == PART_SIZE


def every(node):
    yield node
    if node.load is None:
        for child in node.children:
            yield from every(child)


def test_many_orders_are_looked_at_in_small_steps(page, world, qtbot):
    page.hide()
    put_orders(world, 450)
    page.show()
    page.enter()
    qtbot.waitUntil(lambda: "注文を確かめています" in page.summary.text)
    qtbot.waitUntil(lambda: "注文を確かめています" not in page.summary.text)
    assert find(page.tree.nodes.root, "later:order.carrier:o0").text.count("450件のうち450件") == 1


def test_entering_again_without_a_change_does_nothing(page, qtbot):
    root = page.tree.nodes.root
    qtbot.wait(300)
    page.enter()
    qtbot.wait(50)
    assert page.tree.nodes.root is root


def test_what_was_folded_stays_folded_and_the_row_stays_chosen(page, world):
    tree = page.tree
    later = next(n for n in tree.nodes.root.children if n.key == "later")
    tree.collapse(tree.nodes.index_of(later))
    wanted = next(n for n in tree.nodes.root.children if n.key == "wanted").children[1]
    tree.setCurrentIndex(tree.nodes.index_of(wanted))
    world.put("shop.url", "https://shop.example.com/")
    page.refresh()
    later = next(n for n in tree.nodes.root.children if n.key == "later")
    assert not tree.isExpanded(tree.nodes.index_of(later))
    assert tree.nodes.node(tree.currentIndex()).key == wanted.key


def test_the_first_button_leads_to_the_most_pressing(page, world, qtbot):
    world.put("applicant.phone", "でんわ")
    page.refresh()
    qtbot.mouseClick(page.first, Qt.MouseButton.LeftButton)
    assert world.desk.went == [("shop", Place("applicant.phone"))]
    qtbot.mouseClick(page.onward, Qt.MouseButton.LeftButton)
    assert world.desk.went[-1] == ("documents", None)


def test_undo_while_it_is_shown_is_followed(page, world, qtbot):
    world.put("shop.name", "架空堂")
    qtbot.waitUntil(lambda: find(page.tree.nodes.root, "shop.name::").text == "架空堂")
    world.session.undo()
    qtbot.waitUntil(lambda: find(page.tree.nodes.root, "shop.name::").mark is Mark.EMPTY)


def test_rows_speak_as_one_to_a_screen_reader(page):
    node = find(page.tree.nodes.root, "shop.name::")
    index = page.tree.nodes.index_of(node)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "屋号　まだ入っていません"


def test_long_text_is_shown_whole(page, world, qtbot):
    world.put("incident.reason", "同じ住所に何件も届いた。" * 60)
    page.refresh()
    node = find(page.tree.nodes.root, "incident.reason::")
    index = page.tree.nodes.index_of(node, 1)
    page.tree.scrollTo(index)
    assert page.tree.visualRect(index).height() > 200


def test_the_written_text_is_not_called_missing(page, world):
    assert world.case.text("report.content") != ""
    rows = [row.item for row in page.rows]
    assert "report.content" not in rows


def test_an_edited_text_is_left_alone(qtbot, world):
    world.put("report.content", "わたしの文章")
    page = confirm.ConfirmPage(world.context("confirm"))
    qtbot.addWidget(page)
    page.enter()
    qtbot.waitUntil(lambda: bool(page.tree.nodes.root.children))
    assert world.case.text("report.content") == "わたしの文章"


def test_a_state_is_not_enough_for_egov_and_is_named(page, world, qtbot):
    fill_for_egov(world)
    put_orders(world, 1)
    world.session.set_state(Place("applicant.phone"), AnswerState.CHECKING)
    page.refresh()
    assert "そろっています" not in page.summary.text
    assert world.context("confirm").form.item("applicant.phone").label in page.summary.text
    assert page.summary.kind == "info"
    qtbot.mouseClick(page.first, Qt.MouseButton.LeftButton)
    assert world.desk.went == [("shop", Place("applicant.phone"))]
    world.session.set_state(Place("applicant.phone"), None)
    world.put("applicant.phone", "03-0000-0000")
    page.refresh()
    assert "そろっています" in page.summary.text


def test_an_invalid_value_is_not_ready_for_egov(page, world):
    fill_for_egov(world)
    put_orders(world, 1)
    world.put("applicant.name_kana", "架空花子")
    page.refresh()
    assert "そろっています" not in page.summary.text
    assert world.context("confirm").form.item("applicant.name_kana").label in page.summary.text


def test_the_head_the_words_above_and_the_rows_say_the_same(page, world):
    source = Source(SourceKind.ORDER_FILE, "注文.csv 2行目")
    orders = []
    for number in range(3):
        order = an_order(number)
        price = Answer("3000", source=source, original="3000（支払いの合計）")
        answers = {**order.lines[0].answers, "order.items[].unit_price": price}
        line = LineItem(order.lines[0].key, answers)
        damaged = {
            "order.tracking_number": Answer("4.00001E+11", source=source),
            "order.recipient.phone": Answer("9012345678", source=source),
        }
        orders.append(Order(order.key, {**order.answers, **damaged}, (line,)))
    world.session.do(Act("x", tuple(Insert(Group.ORDERS, i, o) for i, o in enumerate(orders))))
    page.refresh()
    wrong, doubt, egov = page.tree.nodes.root.children[:3]
    assert (wrong.label, len(wrong.children)) == ("直したほうがよいところ　6件", 6)
    assert (doubt.label, len(doubt.children)) == ("念のため見てほしいところ　3件", 3)
    assert egov.label.startswith("e-Govの欄に入れるもの")
    assert page.summary.text.startswith(
        "直したほうがよいところが6件あります。念のため見てほしいところが3件あります。"
    )
    assert world.session.checker.to_mend(world.case) == 6
    assert [node.text for node in doubt.children] == [
        f"注文 100{n}：商品1の販売価格：支払いの合計が入っています。商品1個の値段か確かめてください。"
        for n in range(3)
    ]
    assert len({node.key for node in (*wrong.children, *doubt.children)}) == 9
    # What e-Gov needs comes first all the same once nothing is to be mended.
    for order in orders:
        for item in ("order.tracking_number", "order.recipient.phone"):
            world.session.set_text(Place(item, order.key), "")
    page.refresh()
    page.first.click()
    assert not world.desk.went[-1][1].owner
