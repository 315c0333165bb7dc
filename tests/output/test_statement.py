import re
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from wizard.domain.case import Answer, AnswerState, Case, Note, Order
from wizard.domain.form import Form, Level, StatementRow, StatementSection
from wizard.domain.item_types import shown
from wizard.errors import OutputError
from wizard.output import statement as module
from wizard.output.statement import StatementResult, write_statement
from wizard.texts import AccessLogs

Write = Callable[..., "Pdf"]
MakeCase = Callable[..., Case]
MakeOrder = Callable[..., Order]


class Pdf:
    """Only for the annotations of this file; see conftest."""

    path: Path
    pages: Callable[[], list[str]]
    text: Callable[[], str]
    squeezed: Callable[..., str]
    pdfium_text: Callable[[], str]
    fonts: Callable[[], dict[str, bool]]
    bookmarks: Callable[[], list[str]]


USER_AGENT = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/138.0.0.0 Safari/537.36"
)
LOSING_WORDS = {
    "company.name": "株式会社𠮷野架空商店",
    "company.prefecture": "神奈川県",
    "company.address": "横浜市中区葛\U000e0100町一丁目2-3　見本ビル4階",
    "company.postal_code": "2310000",
    "applicant.department": "通販事業部",
    "applicant.name": "髙見﨑子",
    "applicant.phone": "03-0000-0000",
    "incident.discovered_on": "2026-08-20",
    "incident.discovery": "　カード会社から\n\n　　連絡があった。",
    "incident.reason": "高額の注文が続いたため。",
    "shop.name": "架空堂オンライン",
    "shop.url": "https://shop.example.com/",
    "site.contractor": "有",
    "site.contractor_name": "架空ウェブ制作",
    "case.notes": "防犯カメラの映像はない。",
}


@pytest.fixture
def one_order(make_order: MakeOrder) -> Order:
    return make_order(
        "1024",
        ("見本の腕時計（銀）", "2", "19800"),
        purchased_at="2026-08-01T22:14:05+09:00",
        buyer__postal_code="100-0000",
        buyer__address="東京都千代田区架空町一丁目2-3",
        buyer__name="架空太郎",
        buyer__phone="03-1111-0000",
        recipient__address="大阪府大阪市北区架空町9-8-7",
        recipient__name="𠮷田次郎",
        recipient__phone="06-0000-0000",
        carrier="架空運輸",
        tracking_number="0000-0001",
        access__ip="203.0.113.45",
        access__port="51234",
        access__at="2026-08-01T22:14:03+09:00",
        access__user_agent=USER_AGENT,
        access__language="ja-JP",
        access__destination_ip="2001:db8::10",
        unauthorized_access="無",
        operation_log="有",
    )


SHOWN = [
    "株式会社𠮷野架空商店",
    "〒231-0000　神奈川県横浜市中区葛\U000e0100町一丁目2-3　見本ビル4階",
    "通販事業部",
    "髙見﨑子",
    "03-0000-0000",
    "2026年8月20日(木)",
    "　カード会社から　　連絡があった。",
    "架空堂オンライン",
    "https://shop.example.com/",
    "高額の注文が続いたため。",
    "2026年8月1日(土) 22:14:05（日本時間）",
    "見本の腕時計（銀）",
    "19,800円",
    "〒100-0000　東京都千代田区架空町一丁目2-3",
    "架空太郎",
    "03-1111-0000",
    "大阪府大阪市北区架空町9-8-7",
    "𠮷田次郎",
    "06-0000-0000",
    "架空運輸（送り状番号 0000-0001）",
    "203.0.113.45",
    "51234",
    "2026年8月1日(土) 22:14:03（日本時間）",
    USER_AGENT,
    "ja-JP",
    "2001:db8::10",
    "架空ウェブ制作",
    "防犯カメラの映像はない。",
]


def labels(form: Form) -> list[str]:
    return [row.label for section in form.statement.sections for row in section.rows]


# --- the form with one order ------------------------------------------------------------------
def test_every_answer_about_one_order_stands_on_paper(
    write: Write, make_case: MakeCase, one_order: Order, form: Form
) -> None:
    more = {
        "order.platform": Answer("架空カート"),
        "order.system_id": Answer("77"),
        "order.buyer.email": Answer("taro@example.com"),
        "order.recipient.postal_code": Answer("530-0000"),
        "order.unauthorized_access": Answer("有"),
        "order.auth_server_location": Answer("架空データセンター"),
        "order.access.log_line": Answer('203.0.113.45 - - "POST /shopping/checkout"'),
        "order.access.log_source": Answer("access.log 1024行目"),
        "order.operation_log_lines": Answer('203.0.113.45 - - "GET /products/list"'),
    }
    order = replace(one_order, answers={**one_order.answers, **more})
    assert set(order.answers) == {item.id for item in form.of_level(Level.ORDER)}
    text = write(make_case({}, [order])).squeezed()
    for item_id, answer in order.answers.items():
        assert shown(form.item(item_id), answer).replace(" ", "") in text, item_id
    assert "（注文番号1024）（注文ID77）（架空カート）" in text
    assert "03-1111-0000（メールtaro@example.com）" in text


def test_every_value_is_found_in_the_order_of_the_form(
    write: Write, make_case: MakeCase, one_order: Order
) -> None:
    text = write(make_case(LOSING_WORDS, [one_order])).text()
    at = 0
    for value in SHOWN:
        found = text.find(value, at)
        assert found >= 0, value
        at = found + len(value)


def test_pdfium_reads_the_same_values(write: Write, make_case: MakeCase, one_order: Order) -> None:
    text = write(make_case(LOSING_WORDS, [one_order])).pdfium_text()
    for value in SHOWN:
        # PDFium tells of a run of spaces, not of each, and drops those that start a line.
        wanted = re.sub(r"[ 　]+", "", value)
        assert wanted in re.sub(r"[ 　]+", "", text), value


def test_sections_and_rows_are_exactly_those_of_the_definitions(
    write: Write, make_case: MakeCase, form: Form
) -> None:
    text = write(make_case()).text()
    at = 0
    for section in form.statement.sections:
        for words in (section.title, *(row.label for row in section.rows)):
            found = text.find(words, at)
            assert found >= 0, words
            at = found


def test_title_addressee_date_and_number(write: Write, make_case: MakeCase, form: Form) -> None:
    case = make_case({"company.prefecture": "東京都"}, number="T-20260825-K7QX")
    pages = write(case).pages()
    first = pages[0].split("\n")
    assert pages[0].count(form.statement.title) == 2  # the header and the title itself
    assert "警視庁　御中" in first
    assert "2026年8月25日" in first
    for page in pages:
        assert form.statement.title in page
        assert "整理番号　T-20260825-K7QX" in page
        assert "作成日　2026年8月25日(火)" in page


def test_the_addressee_is_left_blank_while_the_prefecture_is_unknown(
    write: Write, make_case: MakeCase, form: Form
) -> None:
    blank = form.statement.words["addressee_blank"]
    for prefecture in ({}, {"company.prefecture": "架空県"}):
        assert f"{blank}　御中" in write(make_case(prefecture)).text()


def test_the_addressee_is_the_office_that_was_chosen(write: Write, make_case: MakeCase) -> None:
    chosen = {"company.prefecture": "北海道", "report.office": "北海道警察函館方面本部"}
    assert "北海道警察函館方面本部　御中" in write(make_case(chosen)).text()
    own = {"company.prefecture": "北海道", "report.office": "函館の①"}
    assert "北海道警察本部　御中" in write(make_case(own)).text()


def test_pages_are_numbered(write: Write, make_case: MakeCase) -> None:
    pages = write(make_case({"case.notes": "長い話。" * 2000})).pages()
    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        assert page.split("\n")[-1].endswith(f"(火) {number} / {len(pages)}")


def test_no_case_number_leaves_no_words_for_it(write: Write, make_case: MakeCase) -> None:
    assert "整理番号" not in write(make_case()).text()


def test_states_are_printed_as_such(
    write: Write, make_case: MakeCase, make_order: MakeOrder
) -> None:
    order = make_order(
        "1",
        access__ip=Answer("203.0.113.9", state=AnswerState.CHECKING),
        access__port=Answer(state=AnswerState.NO_RECORD),
        access__destination_ip=Answer(state=AnswerState.UNAVAILABLE, holder="架空クラウド"),
    )
    text = write(make_case({}, [order])).squeezed()
    assert "(購入時等)確認中" in text
    assert "(購入時等)記録なし" in text
    assert "取れない（架空クラウド）" in text
    assert "203.0.113.9" not in text


def test_an_address_that_was_only_claimed_says_so(
    write: Write, make_case: MakeCase, one_order: Order
) -> None:
    said = "X-Forwarded-Forの左端の値。相手が名乗った値・未確認"
    list_ = "198.51.100.7, 203.0.113.45"
    claimed = Answer("198.51.100.7", original=AccessLogs.CLAIMED.format(text=list_, ip="x"))
    answers = {**one_order.answers, "order.access.ip": claimed}
    pdf = write(make_case(orders=(replace(one_order, answers=answers),)))
    assert f"198.51.100.7（{said}）" in pdf.squeezed()
    direct = {**answers, "order.access.ip": Answer("203.0.113.45", original="203.0.113.45:1")}
    pdf = write(make_case(orders=(replace(one_order, answers=direct),)))
    assert said not in pdf.squeezed()


def test_a_row_that_is_not_asked_says_so_only_after_a_no(write: Write, make_case: MakeCase) -> None:
    old = {"site.contractor_name": "前に入れた名前"}
    no = write(make_case({"site.contractor": "無", **old})).text()
    assert "（該当なし）" in no
    assert "前に入れた名前" not in no
    unsure = write(make_case({"site.contractor": "不明", **old})).text()
    assert "（該当なし）" not in unsure
    assert "前に入れた名前" not in unsure
    assert "前に入れた名前" in write(make_case({"site.contractor": "有", **old})).text()


def test_an_invalid_value_is_printed_as_typed(
    write: Write, make_case: MakeCase, make_order: MakeOrder
) -> None:
    order = make_order("1", ("時計", "たくさん", "？円"), access__ip="999.1.2.3")
    text = write(make_case({"incident.discovered_on": "8月ごろ"}, [order])).text()
    for typed in ("8月ごろ", "たくさん", "？円", "999.1.2.3"):
        assert typed in text


def test_several_lines_of_one_order_stand_in_a_table_with_a_sum(
    write: Write, make_case: MakeCase, make_order: MakeOrder
) -> None:
    order = make_order("1", ("時計", "2", "19800"), ("ベルト", "1", "4400"))
    lines = write(make_case({}, [order])).pages()[0].split("\n")
    start = lines.index("商品名 数量 販売価格 小計")
    assert lines[start + 1 : start + 4] == [
        "時計 2 19,800円 39,600円",
        "ベルト 1 4,400円 4,400円",
        "合計 3 44,000円",
    ]


def test_no_sum_misleads_when_a_price_is_missing(
    write: Write, make_case: MakeCase, make_order: MakeOrder
) -> None:
    order = make_order("1", ("時計", "2", "19800"), ("ベルト", "1", ""))
    text = write(make_case({}, [order])).squeezed()
    assert "ベルト1未確認合計339,600円一部未確認" in text


def test_without_orders_the_boxes_stay_to_be_written_in(
    write: Write, make_case: MakeCase, form: Form
) -> None:
    text = write(make_case()).text()
    assert "別紙" not in text
    for label in labels(form):
        assert label in text


# --- the owner's own text -----------------------------------------------------------------------
def test_line_ends_indents_and_full_width_spaces_stay(write: Write, make_case: MakeCase) -> None:
    story = "　一つ目の段落。\n\n　　二つ目　　（字下げ）。"
    lines = write(make_case({"incident.reason": story})).pages()[0].split("\n")
    assert "　一つ目の段落。" in lines
    assert "　　二つ目　　（字下げ）。" in lines


def test_markup_is_only_text(write: Write, make_case: MakeCase) -> None:
    story = 'A&B <b>x</b> <img src="/etc/passwd"/> &amp; ${x} {{y}} (a\\b)'
    assert story in write(make_case({"incident.reason": story})).text()


@pytest.mark.parametrize(
    "odd",
    [
        "\ud842", "\udfb7あ", "a\u202eb", "\u200b\u200d\ufeff", "\x00\x01\x1b[0m", "👨‍👩‍👧", "\ufe0f", "\u3099",
        "x" * 5000, "　" * 3000, "\n" * 200, "）" * 300, "（" * 300, "…" * 300, "\t\t\tあ", "葛\U000e0100" * 200,
    ],
)  # fmt: skip
def test_no_text_breaks_the_document(write: Write, make_case: MakeCase, odd: str) -> None:
    text = write(make_case({"incident.reason": "前" + odd + "後", "company.name": odd})).text()
    assert "前" in text
    assert "後" in text


def test_a_long_value_goes_on_over_pages_under_its_label(
    write: Write, make_case: MakeCase, form: Form
) -> None:
    story = "".join(f"第{number}文、これは長い話の一部です。" for number in range(400))
    pdf = write(make_case({"incident.reason": story}))
    text = pdf.text()
    pages = pdf.pages()
    again = "不正利用と判断した理由" + form.statement.words["continued"]
    assert sum(again in page.replace("\n", "") for page in pages) == len(pages) - 2
    # Taken together the pages hold every sentence once, in order.
    found = [int(number) for number in re.findall(r"第(\d+)文", text)]
    assert found == list(range(400))


def test_no_heading_stands_alone_at_the_foot_of_a_page(
    write: Write, make_case: MakeCase, form: Form
) -> None:
    titles = [section.title for section in form.statement.sections]
    for length in range(40):
        pages = write(make_case({"incident.reason": "あ\n" * length})).pages()
        for page in pages:
            lines = page.split("\n")[:-2]  # without date and page number
            assert lines[-1] not in titles


def test_a_group_that_goes_on_says_so_on_the_next_page(
    write: Write, make_case: MakeCase, form: Form
) -> None:
    row = StatementRow("shop.name", "屋号", group="とても長い組の名前")
    rows = tuple(replace(row, label=f"行{number}") for number in range(60))
    sections = (StatementSection("節", rows),)
    some = replace(form, statement=replace(form.statement, sections=sections))
    pages = [page.replace("\n", "") for page in write(make_case(), form=some).pages()]
    assert "とても長い組の名前" in pages[0]
    assert all("とても長い組の名前（続き）" in page for page in pages[1:])


# --- several orders -----------------------------------------------------------------------------
@pytest.fixture
def three(make_order: MakeOrder) -> list[Order]:
    return [
        make_order(
            "1024",
            ("時計", "2", "19800"),
            ("ベルト", "1", "4400"),
            purchased_at="2026-08-01T22:14:05+09:00",
            recipient__name="𠮷田次郎",
        ),
        make_order("1025", ("指輪", "1", "29800"), recipient__name="架空花子"),
        make_order("1031", ("かばん", "1", "5000"), buyer__name="見本三郎"),
    ]


def test_the_form_refers_to_the_annex(
    write: Write, make_case: MakeCase, three: list[Order], form: Form
) -> None:
    first = write(make_case({}, three)).squeezed(0)
    rows = [row for section in form.statement.sections[:2] for row in section.rows]
    of_orders = [row for row in rows if form.items[row.item].level is not Level.CASE]
    for row in of_orders:
        assert row.label + "別紙のとおり（3件）" in first
    assert "合計　5点" in first
    assert "合計　78,800円" in first


def test_the_annex_lists_all_orders_with_a_sum(
    write: Write, make_case: MakeCase, three: list[Order]
) -> None:
    pages = write(make_case({}, three)).pages()
    page = next(page for page in pages if "別紙　注文の一覧" in page)
    flat = page.replace("\n", " ")
    assert "1 1024 2026年8月1日 22:14:05 時計 ほか1品目 3 別紙1 𠮷田次郎 44,000円" in flat
    assert "2 1025 指輪 1 29,800円 架空花子 29,800円" in flat
    assert "合計　3件 5 78,800円" in flat
    assert "日本時間" in page


def test_every_order_has_its_own_block_with_every_line(
    write: Write, make_case: MakeCase, three: list[Order], form: Form
) -> None:
    pdf = write(make_case({}, three))
    text = pdf.text()
    for number in (1, 2, 3):
        title = form.statement.annex_title.format(number=number)
        assert text.count(title) == 1
    assert "見本三郎" in text
    assert "ベルト" in text
    assert pdf.bookmarks()[-3:] == [
        "別紙1　注文の詳細（注文番号 1024）",
        "別紙2　注文の詳細（注文番号 1025）",
        "別紙3　注文の詳細（注文番号 1031）",
    ]


def test_the_orders_rows_stand_in_the_order_of_the_definitions(
    write: Write, make_case: MakeCase, three: list[Order], form: Form
) -> None:
    text = write(make_case({}, three)).text()
    at = text.index(form.statement.annex_title.format(number=2))
    for row in form.statement.annex_rows:
        at = text.index(row.label, at)


def test_an_unknown_total_says_what_it_leaves_out(
    write: Write, make_case: MakeCase, make_order: MakeOrder
) -> None:
    orders = [
        make_order("1", ("時計", "2", "19800"), ("ベルト", "1", "")),
        make_order("2", ("指輪", Answer(state=AnswerState.CHECKING), "29800")),
        make_order("3"),
    ]
    text = write(make_case({}, orders)).squeezed()
    without = "（金額未確認の明細2件、明細のない注文1件を除く）"
    assert "合計　39,600円" + without in text
    assert "3別紙139,600円一部未確認" in text
    assert "合計　3点" not in text  # a sum of pieces that is not whole is not given


def test_a_total_of_nothing_known_is_not_given(
    write: Write, make_case: MakeCase, make_order: MakeOrder
) -> None:
    text = write(make_case({}, [make_order("1"), make_order("2")])).text()
    assert "合計　未確認" in text
    assert "0円" not in text


def test_a_long_list_repeats_its_heading(
    write: Write, make_case: MakeCase, make_order: MakeOrder
) -> None:
    orders = [make_order(str(n), ("時計", "1", "1000")) for n in range(60)]
    pages = write(make_case({}, orders)).pages()
    listed = [page for page in pages if "番号 注文番号" in page]
    assert len(listed) >= 2
    assert all("時計" in page for page in listed)


def test_an_order_that_fits_on_a_page_is_not_torn(
    write: Write, make_case: MakeCase, make_order: MakeOrder
) -> None:
    lines = [("時計", "1", "1000")] * 5
    pages = write(make_case({}, [make_order(str(n), *lines) for n in range(5)])).pages()
    blocks = [page for page in pages if "注文の詳細" in page]
    assert len(blocks) == 5
    for page in blocks:
        assert page.count("注文の詳細") == page.count("操作ログの有無") == 1


def test_orders_a_little_longer_than_a_page_leave_no_page_nearly_empty(
    write: Write, make_case: MakeCase, make_order: MakeOrder
) -> None:
    lines = [(f"商品その{n}。", "1", "1000") for n in range(14)]
    pages = write(make_case({}, [make_order(str(n), *lines) for n in range(6)])).pages()
    blocks = pages[next(i for i, page in enumerate(pages) if "別紙1　" in page) :]
    # Each takes more than a sheet; on sheets of its own each would take two.
    assert len(blocks) < 12
    assert sum(page.count("注文の詳細") for page in blocks) == 6


def test_an_order_of_200_lines_flows_over_pages(
    write: Write, make_case: MakeCase, make_order: MakeOrder
) -> None:
    lines = [(f"商品その{n}。", "1", "1000") for n in range(200)]
    text = write(make_case({}, [make_order("1", *lines), make_order("2")])).text()
    at = text.index("別紙1　")
    for number in range(200):
        at = text.index(f"商品その{number}。", at)
    assert "200,000円" in text


# --- talks with the police ----------------------------------------------------------------------
def test_talks_with_the_police_are_added_on_wish(write: Write, make_case: MakeCase) -> None:
    case = make_case()
    case.notes.append(Note("n", {"note.said": Answer("持参するよう言われた。")}))
    assert "持参するよう" not in write(case).text()
    pdf = write(case, with_notes=True)
    assert "持参するよう言われた。" in pdf.text()
    assert pdf.bookmarks()[-2:] == ["警察とのやりとり", "1回目"]


# --- the file -----------------------------------------------------------------------------------
def test_all_fonts_are_embedded_subsets(
    write: Write, make_case: MakeCase, one_order: Order
) -> None:
    fonts = write(make_case(LOSING_WORDS, [one_order])).fonts()
    assert len(fonts) == 3
    assert all(fonts.values())
    assert all(re.match(r"/[A-Z]{6}\+", name) for name in fonts)


def test_what_the_file_says_of_itself(write: Write, make_case: MakeCase, form: Form) -> None:
    reader = pypdf.PdfReader(write(make_case(LOSING_WORDS)).path)
    assert reader.metadata is not None
    assert reader.metadata.title == form.statement.title
    assert reader.metadata.author == "株式会社𠮷野架空商店"
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date() == date(2026, 8, 25)
    assert reader.trailer["/Root"]["/Lang"] == "ja-JP"  # type: ignore[index]
    width, height = reader.pages[0].mediabox.width, reader.pages[0].mediabox.height
    assert (round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)) == (210, 297)


def test_there_is_a_bookmark_for_every_section(
    write: Write, make_case: MakeCase, form: Form
) -> None:
    titles = [section.title for section in form.statement.sections]
    assert write(make_case()).bookmarks() == titles


def test_the_same_case_on_the_same_day_gives_the_same_bytes(
    write: Write, make_case: MakeCase, three: list[Order]
) -> None:
    case = make_case(LOSING_WORDS, three, number="T-1")
    first = write(case).path.read_bytes()
    assert write(case).path.read_bytes() == first


def test_no_letter_is_smaller_than_ten_and_a_half_points(
    write: Write, make_case: MakeCase, three: list[Order]
) -> None:
    for page in pypdf.PdfReader(write(make_case(LOSING_WORDS, three)).path).pages:
        sizes = re.findall(rb"/\w+ ([\d.]+) Tf", page.get_contents().get_data())  # type: ignore[union-attr]
        assert min(float(size) for size in sizes) >= 10.5


def test_nothing_is_drawn_outside_the_margins(
    write: Write, make_case: MakeCase, three: list[Order]
) -> None:
    case = make_case({**LOSING_WORDS, "incident.reason": USER_AGENT * 5}, three)
    document = pypdfium2.PdfDocument(write(case).path)
    point = 72 / 25.4
    for page in document:
        for thing in page.get_objects():
            left, bottom, right, top = thing.get_bounds()
            assert left >= 20 * point - 0.5
            assert right <= 195 * point + 0.5
            assert bottom >= 15 * point - 3
            assert top <= 282 * point + 0.5
    document.close()


def test_boxes_are_high_enough_to_write_in(write: Write, make_case: MakeCase) -> None:
    page = pypdf.PdfReader(write(make_case()).path).pages[0]
    boxes = re.findall(rb"([\d.]+) ([\d.]+) re", page.get_contents().get_data())  # type: ignore[union-attr]
    assert len(boxes) > 20
    assert min(float(height) for _, height in boxes) >= 8 * 72 / 25.4 - 0.01


# --- writing ------------------------------------------------------------------------------------
def test_a_stopped_writing_leaves_the_earlier_file(
    form: Form, fonts_dir: Path, tmp_path: Path, three: list[Order]
) -> None:
    to = tmp_path / "a.pdf"
    to.write_bytes(b"old")
    told = []

    def progress(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 4

    result = write_statement(
        form,
        Case({}, tuple(three)),
        to,
        fonts_dir=fonts_dir,
        made_on=date(2026, 8, 25),
        progress=progress,
    )
    assert result == StatementResult(0, stopped=True)
    assert to.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
    assert told == [(1, 7), (2, 7), (3, 7), (4, 7)]


def test_progress_ends_at_its_total(
    form: Form, fonts_dir: Path, tmp_path: Path, three: list[Order]
) -> None:
    told = []

    def progress(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    write_statement(
        form,
        Case({}, tuple(three)),
        tmp_path / "a.pdf",
        fonts_dir=fonts_dir,
        made_on=date(2026, 8, 25),
        progress=progress,
    )
    assert told[-1] == (7, 7)


def test_a_missing_font_is_told_and_nothing_is_left(form: Form, tmp_path: Path) -> None:
    to = tmp_path / "a.pdf"
    with pytest.raises(OutputError, match="入れ直して"):
        write_statement(form, Case(), to, fonts_dir=tmp_path, made_on=date(2026, 8, 25))
    assert list(tmp_path.iterdir()) == []


def test_two_documents_may_be_written_at_once(
    form: Form, fonts_dir: Path, tmp_path: Path, three: list[Order]
) -> None:
    def run(name: str) -> None:
        case = Case({}, tuple(three))
        write_statement(form, case, tmp_path / name, fonts_dir=fonts_dir, made_on=date(2026, 8, 25))

    threads = [threading.Thread(target=run, args=(f"{n}.pdf",)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (tmp_path / "0.pdf").read_bytes() == (tmp_path / "1.pdf").read_bytes()


def test_the_module_offers_what_others_use() -> None:
    assert {"write_statement", "unprintable", "StatementResult"} <= set(module.__all__)


def test_no_card_number_is_printed(
    write: Write, make_case: MakeCase, make_order: MakeOrder
) -> None:
    card = "4111111111111111"
    orders = [make_order("1024", (card, "1", "1"), buyer__name=f"架空 {card}"), make_order("1")]
    for some in (orders[:1], orders):
        text = write(make_case({"case.notes": f"番号 {card}"}, some)).squeezed()
        assert card not in text
        assert text.count("411111******1111") >= 3
