"""`--answers` files: taken over whole, or refused with one sentence."""

import itertools
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import pytest

from wizard.domain.case import Answer, AnswerState, Case, SourceKind
from wizard.domain.checks import Checker, ProblemLevel
from wizard.domain.form import Form, Level
from wizard.domain.item_types import JAPAN, TYPES
from wizard.errors import AnswersFileError
from wizard.formdefs.answers import AnswersFile, read_answers
from wizard.formdefs.loader import load_form

NOW = datetime(2026, 8, 21, 9, 0, tzinfo=JAPAN)


@pytest.fixture(scope="module")
def form(forms_dir: Path) -> Form:
    return load_form(forms_dir)


def read(form: Form, path: Path, source: SourceKind = SourceKind.ANSWERS_FILE) -> AnswersFile:
    keys = (f"k{number}" for number in itertools.count(1))
    return read_answers(path, form, NOW, lambda: next(keys), source)


def read_text(form: Form, tmp_path: Path, text: str) -> AnswersFile:
    path = tmp_path / "回答 1.toml"
    path.write_text(text, encoding="utf-8")
    return read(form, path)


def refused(form: Form, tmp_path: Path, text: str) -> AnswersFileError:
    with pytest.raises(AnswersFileError) as error:
        read_text(form, tmp_path, text)
    return error.value


CONTRACT = """
[answers]
"company.name" = "株式会社架空商店"
"incident.discovered_on" = 2026-08-20
[[orders]]
number = "1024"
purchased_at = 2026-08-01T22:14:05+09:00
items = [{ name = "見本の腕時計", quantity = 2, unit_price = 19800 }]
buyer = { name = "架空太郎", address = "東京都千代田区架空町一丁目2-3", phone = "03-0000-0000" }
access = { ip = "203.0.113.45", port = { state = "記録なし" } }
"""


def test_the_example_of_the_contract(form: Form, tmp_path: Path):
    found = read_text(form, tmp_path, CONTRACT)
    assert {k: a.text for k, a in found.answers.items()} == {
        "company.name": "株式会社架空商店",
        "incident.discovered_on": "2026-08-20",
    }
    (order,) = found.orders
    assert order.text("order.purchased_at") == "2026-08-01T22:14:05+09:00"
    assert order.text("order.buyer.phone") == "03-0000-0000"
    assert order.answers["order.access.port"].state is AnswerState.NO_RECORD
    (line,) = order.lines
    assert {k: a.text for k, a in line.answers.items()} == {
        "order.items[].name": "見本の腕時計",
        "order.items[].quantity": "2",
        "order.items[].unit_price": "19800",
    }
    assert len({order.key, line.key}) == 2
    answer = found.answers["company.name"]
    assert answer.source.kind is SourceKind.ANSWERS_FILE
    assert answer.source.detail == "回答 1.toml"
    assert answer.changed_at == NOW


@pytest.mark.parametrize(
    ("written", "text", "original"),
    [
        ("2026-08-01T22:14:05+09:00", "2026-08-01T22:14:05+09:00", ""),
        ("2026-08-01T22:14:05", "2026-08-01T22:14:05+09:00", ""),
        ("2026-08-01 13:14:05Z", "2026-08-01T22:14:05+09:00", "2026-08-01T13:14:05+00:00"),
        ("2026-08-01T22:14:05.25+09:00", "2026-08-01T22:14:05+09:00", "2026-08-01T22:14:05.250000+09:00"),
        ("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+14:00", ""),
        ("2026-08-01", "2026-08-01", ""),
        ("22:14:05", "22:14:05", ""),
        ('"昨日の夜"', "昨日の夜", ""),
        ("1.5", "1.5", ""),
    ],
)  # fmt: skip
def test_times_are_kept_in_japan_time_with_their_own_text(
    form: Form, tmp_path: Path, written: str, text: str, original: str
):
    found = read_text(form, tmp_path, f"[[orders]]\npurchased_at = {written}\n")
    answer = found.orders[0].answers["order.purchased_at"]
    assert (answer.text, answer.original) == (text, original)


def test_invalid_values_are_kept_as_text_and_marked(form: Form, tmp_path: Path):
    found = read_text(form, tmp_path, '[answers]\n"applicant.phone" = "電話なし"\n')
    case = Case(found.answers)
    assert case.text("applicant.phone") == "電話なし"
    invalid = [p for p in Checker(form).problems(case) if p.level is ProblemLevel.INVALID]
    assert [p.place.item for p in invalid] == ["applicant.phone"]


def test_states_with_and_without_holder(form: Form, tmp_path: Path):
    found = read_text(
        form,
        tmp_path,
        "[answers]\n"
        '"shop.url" = { state = "確認中" }\n'
        '"company.name" = { state = "取れない", holder = "架空税理士" }\n',
    )
    assert found.answers["shop.url"].state is AnswerState.CHECKING
    unavailable = found.answers["company.name"]
    assert (unavailable.state, unavailable.holder) == (AnswerState.UNAVAILABLE, "架空税理士")


def test_a_choice_may_be_named_by_its_words(form: Form, tmp_path: Path):
    found = read_text(form, tmp_path, '[answers]\n"incident.goods_kind" = "配送した商品"\n')
    assert found.answers["incident.goods_kind"].text == "goods"


def test_keys_may_be_nested_or_dotted_and_empty_values_are_no_answers(form: Form, tmp_path: Path):
    found = read_text(
        form,
        tmp_path,
        '[answers.company]\nname = "架空"\naddress = ""\n'
        '[[orders]]\n"buyer.name" = "甲"\nrecipient.name = "乙"\n'
        '[[notes]]\nat = 2026-08-24\nsaid = "一\\n二"\n',
    )
    assert set(found.answers) == {"company.name"}
    assert found.orders[0].text("order.buyer.name") == "甲"
    assert found.orders[0].text("order.recipient.name") == "乙"
    assert found.notes[0].answers["note.said"].text == "一\n二"


def test_marks_are_taken_over_when_they_are_known(form: Form, tmp_path: Path):
    text = '[marks]\n"card:prepare.app" = "1"\npage = "shop"\n"seen:shop" = "1"\n'
    assert read_text(form, tmp_path, text).marks == {
        "card:prepare.app": "1",
        "page": "shop",
        "seen:shop": "1",
    }
    assert "marks.card:nothing" in refused(form, tmp_path, '[marks]\n"card:nothing" = "1"\n').detail
    assert "marks.page" in refused(form, tmp_path, "[marks]\npage = 1\n").detail


def test_an_old_id_is_understood(copied: Path, tmp_path: Path):
    path = copied / "forms" / "items.toml"
    text = path.read_text(encoding="utf-8")
    changed = text.replace('label = "屋号"', 'label = "屋号"\nrenamed_from = ["shop.title"]')
    path.write_text(changed, encoding="utf-8")
    found = read_text(load_form(copied / "forms"), tmp_path, '[answers]\n"shop.title" = "架空堂"\n')
    assert found.answers["shop.name"].text == "架空堂"


UNKNOWN = {
    '[answers]\n"company.nmae" = "x"\n': ["answers.company.nmae"],
    '[answers]\n"order.number" = "x"\n': ["answers.order.number"],
    '[[orders]]\nnumber = "1"\n[[orders]]\nnumer = "2"\n': ["orders[2].numer"],
    '[[orders]]\nbuyer = { nam = "x" }\n': ["orders[1].buyer.nam"],
    '[[orders]]\nitems = [{ nam = "x" }]\n': ["orders[1].items[1].nam"],
    '[[orders]]\n"order.number" = "1"\n': ["orders[1].order.number"],
    '[[notes]]\nwho = "x"\n': ["notes[1].who"],
    "[order]\n": ["order"],
    'a = 1\n[answers]\n"b.c" = 1\n[[notes]]\nd = 1\n': ["a", "answers.b.c", "notes[1].d"],
}


@pytest.mark.parametrize("text", UNKNOWN)
def test_unknown_ids_are_named_and_nothing_is_taken(form: Form, tmp_path: Path, text: str):
    error = refused(form, tmp_path, text)
    for name in UNKNOWN[text]:
        assert f"「{name}」" in error.sentence
        assert name in error.detail


def test_many_unknown_ids_are_counted(form: Form, tmp_path: Path):
    lines = "".join(f'"x.n{number}" = 1\n' for number in range(12))
    error = refused(form, tmp_path, f"[answers]\n{lines}")
    assert "ほか7件" in error.sentence
    assert "answers.x.n11" in error.detail


NO_VALUE = {
    '[answers]\n"company.name" = true\n': "answers.company.name",
    '[answers]\n"company.name" = ["a"]\n': "answers.company.name",
    '[answers]\n"company.name" = { state = "たぶん" }\n': "answers.company.name",
    '[answers]\n"company.name" = { state = ["確認中"] }\n': "answers.company.name",
    '[answers]\n"company.name" = { state = "確認中", who = "x" }\n': "answers.company.name",
    '[answers]\n"company.name" = { state = "取れない", holder = 5 }\n': "answers.company.name",
    "answers = 5\n": "answers",
    "orders = 5\n": "orders",
    "orders = [5]\n": "orders",
    "[[orders]]\nitems = 5\n": "orders[1].items",
    "[notes]\n": "notes",
}


@pytest.mark.parametrize("text", NO_VALUE)
def test_what_is_no_value_is_named(form: Form, tmp_path: Path, text: str):
    error = refused(form, tmp_path, text)
    assert f"「{NO_VALUE[text]}」" in error.sentence


def test_no_value_of_the_file_gets_into_an_error(form: Form, tmp_path: Path):
    secret = "架空太郎"
    for text in (
        f'[answers]\n"company.name" = ["{secret}"]\n',
        f'[answers]\n"x.y" = "{secret}"\n',
        f'[answers]\n"company.name" = {{ state = "{secret}" }}\n',
        f'[answers]\n"company.name" = "{secret}\n',
    ):
        error = refused(form, tmp_path, text)
        assert secret not in error.sentence + error.detail


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[answers]\nx = \n", "2"),
        ('[answers]\n"a" = "b\n', "2"),
        ("[answers\n", "1"),
        ("[answers]\n\nx = 2026-13-45\n", "3"),
        ("[" * 5000, "?"),
        (f"x = {'9' * 5000}", "?"),
    ],
)
def test_what_is_not_toml_is_told_with_its_line(form: Form, tmp_path: Path, text: str, line: str):
    error = refused(form, tmp_path, text)
    assert line == "?" or f" {line} 行目" in error.sentence
    assert error.sentence.count("。") == 3  # what happened, what to do, nothing was read


def test_files_that_cannot_be_read(form: Form, tmp_path: Path):
    with pytest.raises(AnswersFileError, match="見つかりません"):
        read(form, tmp_path / "なし.toml")
    with pytest.raises(AnswersFileError, match="開けません"):
        read(form, tmp_path)
    (tmp_path / "sjis.toml").write_bytes("[answers]\n# 株式会社\n".encode("cp932"))
    with pytest.raises(AnswersFileError, match="UTF-8"):
        read(form, tmp_path / "sjis.toml")
    with (tmp_path / "big.toml").open("wb") as big:
        big.truncate(64 * 1024 * 1024)
    with pytest.raises(AnswersFileError, match="大きすぎます"):
        read(form, tmp_path / "big.toml")


def test_a_file_from_windows_with_a_mark_at_its_start(form: Form, tmp_path: Path):
    path = tmp_path / "w.toml"
    path.write_bytes(b"\xef\xbb\xbf" + CONTRACT.replace("\n", "\r\n").encode())
    assert len(read(form, path).orders) == 1


# --- the sample --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sample(form: Form, forms_dir: Path) -> AnswersFile:
    return read(form, forms_dir / "sample" / "case.toml", SourceKind.SAMPLE)


def every_answer(found: AnswersFile) -> Iterator[tuple[str, Answer]]:
    yield from found.answers.items()
    for order in found.orders:
        yield from order.answers.items()
        for line in order.lines:
            yield from line.answers.items()
    for note in found.notes:
        yield from note.answers.items()


def test_every_value_of_the_sample_is_valid(form: Form, sample: AnswersFile):
    for item_id, answer in every_answer(sample):
        item = form.item(item_id)
        assert TYPES[item.type].check(answer.text, item) is None, item_id
        assert answer.source.kind is SourceKind.SAMPLE


# Taken over from a file, never typed.
FROM_FILES = {
    "order.system_id",
    "order.access.log_line",
    "order.access.log_source",
    "order.operation_log_lines",
}


def test_the_sample_is_complete(form: Form, sample: AnswersFile):
    assert len(sample.orders) == 3
    assert max(len(order.lines) for order in sample.orders) >= 3
    assert len(sample.notes) == 2
    asked = {i.id for i in form.of_level(Level.CASE)}
    assert asked - set(sample.answers) == {
        "report.content",  # written by the template
        "report.receipt_number",
        "report.sent_at",
    }
    for order in sample.orders:
        assert order.lines
        missing = {i.id for i in form.of_level(Level.ORDER)} - set(order.answers)
        assert missing <= {"order.auth_server_location", *FROM_FILES}
    states = {a.state for _, a in every_answer(sample)} - {None}
    assert states == set(AnswerState)
    text = "".join(a.text for _, a in every_answer(sample))
    for rare in "髙﨑𠮷":
        assert rare in text


def test_the_sample_is_invented(sample: AnswersFile):
    for item_id, answer in every_answer(sample):
        if not answer.text:
            continue
        if item_id.endswith(("email", "url")):
            assert "example.com" in answer.text, item_id
        elif item_id.endswith("phone"):
            assert answer.text.replace("-", "").lstrip("0").rstrip("0") in ("3", "6", "9", "45")
        elif item_id.endswith((".ip", "destination_ip")):
            assert answer.text.startswith(("203.0.113.", "2001:db8::")), item_id


# --- there and back ----------------------------------------------------------------------------


def as_toml(answers: Mapping[str, Answer], prefix: str) -> str:
    lines = []
    for item_id, answer in answers.items():
        key = item_id.removeprefix(prefix)
        if answer.state is not None:
            holder = f', holder = "{answer.holder}"' if answer.holder else ""
            lines.append(f'"{key}" = {{ state = "{answer.state.value}"{holder} }}')
        else:
            escaped = answer.text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            lines.append(f'"{key}" = "{escaped}"')
    return "\n".join(lines) + "\n"


def values(answers: Mapping[str, Answer]) -> dict[str, tuple[str, AnswerState | None, str]]:
    return {k: (a.text, a.state, a.holder) for k, a in answers.items()}


def test_a_case_written_as_an_answers_file_comes_back_the_same(
    form: Form, sample: AnswersFile, tmp_path: Path
):
    text = "[answers]\n" + as_toml(sample.answers, "")
    for order in sample.orders:
        text += "[[orders]]\n" + as_toml(order.answers, "order.")
        for line in order.lines:
            text += "[[orders.items]]\n" + as_toml(line.answers, "order.items[].")
    for note in sample.notes:
        text += "[[notes]]\n" + as_toml(note.answers, "note.")
    back = read_text(form, tmp_path, text)
    assert values(back.answers) == values(sample.answers)
    assert [values(o.answers) for o in back.orders] == [values(o.answers) for o in sample.orders]
    assert [[values(e.answers) for e in o.lines] for o in back.orders] == [
        [values(e.answers) for e in o.lines] for o in sample.orders
    ]
    assert [values(n.answers) for n in back.notes] == [values(n.answers) for n in sample.notes]


def test_a_card_number_is_not_taken_over_whole(form: Form, tmp_path: Path):
    card = "4111111111111111"
    found = read_text(
        form,
        tmp_path,
        f'''
[answers]
"case.notes" = "カードは{card}です"
"shop.name" = {{ state = "取れない", holder = "{card}" }}
[[orders]]
number = "{card}"
items = [{{ name = "{card}", quantity = 1, unit_price = {card} }}]
''',
    )
    assert found.answers["case.notes"].text == "カードは411111******1111です"
    assert card not in found.answers["shop.name"].holder
    (order,) = found.orders
    assert order.text("order.number") == card  # an order number may look like one
    for answer in order.lines[0].answers.values():
        assert card not in answer.text
