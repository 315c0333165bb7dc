from dataclasses import replace
from pathlib import Path

import pytest

from wizard.domain.case import Answer, AnswerState, Case
from wizard.domain.form import Form
from wizard.domain.safe_texts import SafeTexts
from wizard.output.copy_text import egov_entries, write_egov_text


def case(**texts: str) -> Case:
    return Case({name.replace("__", "."): Answer(text) for name, text in texts.items()})


def test_entries_follow_e_gov_s_order(form: Form, safe: SafeTexts) -> None:
    entries = egov_entries(form, Case(), safe)
    assert [entry.field for entry in entries] == list(form.egov)


def test_values_are_shown_and_joined(form: Form, safe: SafeTexts) -> None:
    some = case(company__prefecture="神奈川県", company__address="横浜市中区架空町1-2")
    texts = {e.field.id: e for e in egov_entries(form, some, safe)}
    assert texts["form.address"].text == "神奈川県横浜市中区架空町1-2"
    assert not texts["form.address"].missing


def test_what_goes_into_a_field_is_missing(form: Form, safe: SafeTexts) -> None:
    entries = {e.field.id: e for e in egov_entries(form, Case(), safe)}
    assert entries["form.name"].missing
    assert entries["basic.company_name"].missing
    assert not entries["attachments"].missing


def test_a_state_is_nothing_to_copy(form: Form, safe: SafeTexts) -> None:
    some = Case({"applicant.name": Answer("山田", state=AnswerState.CHECKING)})
    entry = next(e for e in egov_entries(form, some, safe) if e.field.id == "form.name")
    assert entry.text == ""
    assert entry.missing


def test_attachments_are_named(form: Form, safe: SafeTexts) -> None:
    entries = egov_entries(form, Case(), safe, ["申出書.pdf", "記録.pdf"])
    assert next(e for e in entries if e.field.kind == "attachment").text == "申出書.pdf\n記録.pdf"


def test_the_file_is_utf8_with_bom_and_crlf(form: Form, safe: SafeTexts, tmp_path: Path) -> None:
    to = tmp_path / "写す文.txt"
    some = case(applicant__name="髙﨑　𠮷子", report__content="一行目\n　二行目\r\n三行目")
    write_egov_text(form, some, to, safe, ("申出書.pdf",))
    data = to.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert text.count("\n") == text.count("\r\n") == text.count("\r")
    assert "【氏名】（必須）\r\n高崎　吉子\r\n" in text
    assert "一行目\r\n　二行目\r\n三行目\r\n" in text
    assert "■ 1. 基本情報\r\n" in text
    assert "【郵便番号】\r\n（未記入）\r\n" in text
    assert "申出書.pdf" in text


def test_every_label_stands_in_the_file_in_order(
    form: Form, safe: SafeTexts, tmp_path: Path
) -> None:
    to = tmp_path / "a.txt"
    write_egov_text(form, Case(), to, safe)
    text = to.read_text(encoding="utf-8-sig")
    at = -1
    for field in form.egov:
        at = text.index(f"【{field.label}】", at + 1)


def test_missing_required_fields_are_named_on_top(
    form: Form, safe: SafeTexts, tmp_path: Path
) -> None:
    to = tmp_path / "a.txt"
    write_egov_text(form, case(applicant__name="山田"), to, safe)
    line = to.read_text(encoding="utf-8-sig").splitlines()[3]
    assert line.startswith("必須なのに")
    assert "メールアドレス" in line
    assert "氏名、" not in line
    assert "法人名" not in line  # whether e-Gov marks it 必須 is not known


@pytest.mark.parametrize(
    ("field", "chosen", "confirmed"),
    [
        ("office", "神奈川県警察本部", True),
        ("office", "警視庁", False),
        ("form.destination", "北海道函館方面", True),
        ("form.destination", "神奈川県", False),
    ],
)
def test_the_chosen_words_decide_whether_they_are_confirmed(
    form: Form, safe: SafeTexts, tmp_path: Path, field: str, chosen: str, confirmed: bool
) -> None:
    entry = next(e for e in egov_entries(form, Case(), safe) if e.field.id == field)
    assert entry.confirmed  # nothing chosen, and the field itself is known
    some = Case({entry.field.items[0]: Answer(chosen)})
    entry = next(e for e in egov_entries(form, some, safe) if e.field.id == field)
    assert entry.confirmed is confirmed
    write_egov_text(form, some, tmp_path / "a.txt", safe)
    lines = (tmp_path / "a.txt").read_text(encoding="utf-8-sig").splitlines()
    label = lines[lines.index(chosen) - 1]
    assert ("未確認" in label) is not confirmed


def test_an_unconfirmed_field_says_so(form: Form, safe: SafeTexts, tmp_path: Path) -> None:
    to = tmp_path / "a.txt"
    odd = replace(form, egov=(replace(form.egov[0], confirmed=False),))
    write_egov_text(odd, Case(), to, safe)
    assert "未確認" in to.read_text(encoding="utf-8-sig")


def test_half_a_character_does_not_stop_the_file(
    form: Form, safe: SafeTexts, tmp_path: Path
) -> None:
    to = tmp_path / "a.txt"
    write_egov_text(form, case(applicant__name="山\ud842田"), to, safe)
    assert "山〓田" in to.read_text(encoding="utf-8-sig")


def test_no_card_number_is_copied(form: Form, safe: SafeTexts) -> None:
    some = case(report__content="カードは4111 1111 1111 1111です")
    entry = next(e for e in egov_entries(form, some, safe) if e.field.id == "form.content")
    assert entry.text == "カードは4111 11** **** 1111です"


def test_own_words_are_copied_as_e_gov_takes_them_and_marked(
    form: Form, safe: SafeTexts, tmp_path: Path
) -> None:
    plain = Case({"report.office": Answer("警視庁")})
    own = Case({"report.office": Answer("東京（髙）①", original="警視庁")})
    to = tmp_path / "a.txt"
    write_egov_text(form, plain, to, safe)
    assert "（一覧での言い方は未確認）" in to.read_text(encoding="utf-8-sig")
    (entry,) = [e for e in egov_entries(form, own, safe) if "report.office" in e.field.items]
    assert entry.own_words
    assert entry.confirmed
    assert entry.text.startswith("東京（高）")
    assert "①" not in entry.text
    write_egov_text(form, own, to, safe)
    said = to.read_text(encoding="utf-8-sig")
    assert "（自分で直した言い方）" in said
    assert f"）\n{entry.text}\n" in said
