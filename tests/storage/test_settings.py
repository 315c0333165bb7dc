"""Settings and recent cases: kept in one step, never in the way."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from tests.storage.invented import NOW, as_somebody, typed
from wizard.domain.case import Answer, AnswerState, Case, SourceKind
from wizard.domain.form import Form, Item, Need, Statement
from wizard.errors import SettingsError
from wizard.storage import atomic, recents, settings
from wizard.storage.recents import RecentCase
from wizard.storage.settings import Settings

ITEMS = (
    Item("company.name", "会社名", "text", Need.EGOV, remember=True),
    Item("shop.name", "屋号", "text", Need.WANTED, remember=True, renamed_from=("store.name",)),
    Item("incident.reason", "理由", "long_text", Need.WANTED),
    Item("order.carrier", "配送業者", "text", Need.WANTED, remember=True),
)
FORM = Form(
    {item.id: item for item in ITEMS},
    (),
    (),
    Statement("", (), (), "", (), (), "", ()),
    (),
)


def test_defaults_when_there_is_nothing(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "none") == Settings()
    assert not (tmp_path / "none").exists()


def test_settings_come_back(tmp_path: Path) -> None:
    kept = Settings(150, "dark", "geometry\ud800", True, {"company.name": "株式会社架空商店"})
    settings.save(tmp_path / "new" / "folder", kept)
    assert settings.load(tmp_path / "new" / "folder") == kept


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b"1", b"[" * 200_000])
def test_a_broken_file_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    (tmp_path / "settings.json.broken").write_bytes(b"an older one")
    assert settings.load(tmp_path) == Settings()
    assert (tmp_path / "settings.json.broken").read_bytes() == content
    assert not (tmp_path / "settings.json").exists()
    settings.save(tmp_path, Settings(text_scale=120))
    assert settings.load(tmp_path).text_scale == 120


def test_a_value_that_makes_no_sense_has_its_default(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(
        '{"text_scale": "big", "theme": ["x"], "geometry": 1, "remember": "no",'
        ' "remembered": {"company.name": "架空", "shop.name": 3}, "future": 1}',
        encoding="utf-8",
    )
    assert settings.load(tmp_path) == Settings(remembered={"company.name": "架空"})
    for written, scale in (("5000", 200), ("1", 100), ("true", 100), ("150", 150)):
        (tmp_path / "settings.json").write_text(f'{{"text_scale": {written}}}', encoding="utf-8")
        assert settings.load(tmp_path).text_scale == scale


def test_saving_is_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.save(tmp_path, Settings(theme="dark"))

    def cut(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(atomic, "publish_over", cut)
    with pytest.raises(SettingsError) as caught:
        settings.save(tmp_path, Settings(theme="light"))
    assert caught.value.detail == "OSError errno=28"
    assert settings.load(tmp_path).theme == "dark"
    assert [each.name for each in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.skipif(os.name == "nt", reason="POSIX rights")
def test_a_folder_that_cannot_be_written(somebodys: Path) -> None:
    somebodys.chmod(0o555)
    with as_somebody(), pytest.raises(SettingsError):
        settings.save(somebodys / "config", Settings())


def test_only_items_that_say_so_are_remembered() -> None:
    case = Case(
        {
            "company.name": typed("株式会社架空商店"),
            "shop.name": Answer("架空堂", AnswerState.CHECKING),
            "incident.reason": typed("高額"),
        }
    )
    kept = Settings(remembered={"shop.name": "前の屋号"}).remembering(FORM, case)
    assert kept.remembered == {"company.name": "株式会社架空商店", "shop.name": "前の屋号"}
    proposals = kept.proposals(FORM)
    assert {item: answer.text for item, answer in proposals.items()} == dict(kept.remembered)
    assert {answer.source.kind for answer in proposals.values()} == {SourceKind.LAST_CASE}


def test_what_is_no_longer_asked_is_not_proposed() -> None:
    kept = Settings(remembered={"incident.reason": "高額", "gone": "x", "store.name": "旧"})
    assert {item: answer.text for item, answer in kept.proposals(FORM).items()} == {
        "shop.name": "旧"
    }
    both = Settings(remembered={"shop.name": "新", "store.name": "旧"})
    assert both.proposals(FORM)["shop.name"].text == "新"


def test_the_person_can_switch_it_off(tmp_path: Path) -> None:
    case = Case({"company.name": typed("株式会社架空商店")})
    off = Settings().remembering(FORM, case).forgetting()
    assert off.remembered == {}
    assert off.remembering(FORM, case) == off
    settings.save(tmp_path, Settings(remember=False, remembered={"company.name": "架空"}))
    assert "company.name" not in (tmp_path / "settings.json").read_text(encoding="utf-8")
    loaded = settings.load(tmp_path)
    assert not loaded.remember
    assert loaded.proposals(FORM) == {}


def recent(folder: Path, number: int) -> RecentCase:
    path = folder / f"架空堂 {number}.tsuho"
    return RecentCase(path, f"架空堂{number}", NOW + timedelta(minutes=number), "書類ができた")


def test_recent_cases_come_back_newest_first(tmp_path: Path) -> None:
    assert recents.load(tmp_path) == ()
    for number in range(15):
        recents.add(tmp_path, recent(tmp_path, number))
    found = recents.load(tmp_path)
    assert found == tuple(recent(tmp_path, number) for number in range(14, 2, -1))
    again = RecentCase(found[5].path, "新しい屋号", NOW, "送信した")
    assert recents.add(tmp_path, again) == (again, *found[:5], *found[6:])
    assert recents.remove(tmp_path, again.path) == (*found[:5], *found[6:])
    assert recents.load(tmp_path) == (*found[:5], *found[6:])


def test_missing_files_are_shown_as_missing(tmp_path: Path) -> None:
    for number in range(2):
        recents.add(tmp_path, recent(tmp_path, number))
    recent(tmp_path, 0).path.touch()
    assert [case.is_missing for case in recents.load(tmp_path)] == [True, False]
    assert RecentCase(tmp_path / ("長" * 200), "", NOW).is_missing
    assert RecentCase(Path("a\x00"), "", NOW).is_missing


@pytest.mark.parametrize("content", [b"{", b"\xff", b"{}", b"[" * 200_000])
def test_a_broken_list_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "recent.json").write_bytes(content)
    assert recents.load(tmp_path) == ()
    assert (tmp_path / "recent.json.broken").read_bytes() == content


def test_an_entry_that_makes_no_sense_is_left_out(tmp_path: Path) -> None:
    recents.add(tmp_path, recent(tmp_path, 1))
    good = (tmp_path / "recent.json").read_text(encoding="utf-8").strip()[1:-1]
    at = '"opened_at": "2026-11-21T00:00:00+09:00"'
    entries = [
        "1",
        "{}",
        '{"path": "a", "opened_at": "yesterday"}',
        '{"path": "a", "opened_at": "2026-11-21"}',
        f'{{"path": "", {at}}}',
        f'{{"path": 5, {at}}}',
        f'{{"path": "/a", {at}, "shop": 1, "state": null}}',
        good,
    ]
    (tmp_path / "recent.json").write_text(f"[{','.join(entries)}]", encoding="utf-8")
    assert [(case.path.name, case.shop) for case in recents.load(tmp_path)] == [
        ("a", ""),
        ("架空堂 1.tsuho", "架空堂1"),
    ]


def test_lengths_and_the_panel_come_back(tmp_path: Path) -> None:
    kept = Settings(panel="somewhere", empty_clipboard=False).limiting("form.content", 2000)
    settings.save(tmp_path, kept)
    assert settings.load(tmp_path) == kept
    assert kept.limiting("form.content", None).limits == {}
    assert kept.limiting("form.content", 0).limits == {}


def test_a_length_that_makes_no_sense_is_none(tmp_path: Path) -> None:
    text = '{"limits": {"a": true, "b": -1, "c": "9", "d": 7}, "empty_clipboard": 0, "panel": 3}'
    (tmp_path / settings.FILE_NAME).write_text(text, encoding="utf-8")
    assert settings.load(tmp_path) == Settings(limits={"d": 7})


def test_words_for_the_entries_of_a_list_come_back_and_can_be_forgotten(tmp_path: Path) -> None:
    kept = Settings().calling("report.office", "警視庁", " 東京 ")
    settings.save(tmp_path, kept)
    assert settings.load(tmp_path).labels == {"report.office=警視庁": "東京"}
    assert kept.calling("report.office", "警視庁", None).labels == {}
    assert kept.calling("report.office", "警視庁", " ").labels == {}
    assert kept.calling("report.office", "大阪府警察本部", None) == kept


def test_the_limit_of_attachments_is_kept_and_nonsense_is_not(tmp_path: Path) -> None:
    settings.save(tmp_path, Settings(attached_bytes=99_000_000))
    assert settings.load(tmp_path).attached_bytes == 99_000_000
    for odd in ("-1", "true", '"9"', "1.5", "null"):
        text = f'{{"attached_bytes": {odd}}}'
        (tmp_path / settings.FILE_NAME).write_text(text, encoding="utf-8")
        assert settings.load(tmp_path).attached_bytes == 0
