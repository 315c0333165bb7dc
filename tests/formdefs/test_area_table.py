"""The hint for Hokkaido's areas: strict to load, complete, and modest."""

from __future__ import annotations

from pathlib import Path

import pytest

from wizard.domain.areas import Areas
from wizard.errors import FormsError
from wizard.formdefs.area_table import read_areas
from wizard.formdefs.loader import load_form


@pytest.fixture(scope="module")
def areas(resources_dir: Path) -> Areas:
    return read_areas(resources_dir)


def test_every_municipality_of_hokkaido_stands_there_once(areas: Areas) -> None:
    names = [name for region in areas.regions for name in region.municipalities]
    assert len(names) == len(set(names)) == 179
    assert sum(name.endswith("市") for name in names) == 35
    assert len(areas.regions) == 14


def test_every_candidate_is_a_choice(areas: Areas, forms_dir: Path) -> None:
    form = load_form(forms_dir)
    values = {choice.value for choice in form.item(areas.item).choices}
    candidates = {area for region in areas.regions for area in region.areas}
    assert candidates <= values
    assert len(candidates) == 5


def test_only_what_the_facts_call_certain_is_certain(areas: Areas) -> None:
    certain = {region.name for region in areas.regions if region.certain}
    assert certain == {"石狩", "胆振", "日高", "釧路", "根室", "十勝"}


@pytest.mark.parametrize(
    ("address", "municipality", "candidates"),
    [
        ("札幌市中央区架空一条1-2", "札幌市", ["北海道札幌方面"]),
        ("北海道札幌市中央区", "札幌市", ["北海道札幌方面"]),
        ("　北海道　帯広市 架空町", "帯広市", ["北海道釧路方面"]),
        ("函館市架空町", "函館市", ["北海道函館方面"]),
        ("虻田郡倶知安町北一条", "倶知安町", ["北海道札幌方面", "北海道函館方面"]),
        ("余市郡余市町", "余市町", ["北海道札幌方面", "北海道函館方面"]),
        ("上川郡清水町", "清水町", ["北海道釧路方面"]),
        ("上川郡上川町", "上川町", ["北海道旭川方面"]),
        ("上富良野町", "上富良野町", ["北海道旭川方面"]),
        ("利尻郡利尻富士町", "利尻富士町", ["北海道旭川方面", "北海道北見方面"]),
        ("中標津町", "中標津町", ["北海道釧路方面"]),
    ],
)
def test_an_address_gives_a_hint(
    areas: Areas, address: str, municipality: str, candidates: list[str]
) -> None:
    hint = areas.hint(address)
    assert hint is not None
    assert hint.municipality == municipality
    assert list(hint.region.areas) == candidates


@pytest.mark.parametrize("address", ["", "札幌", "架空市架空町", "東京都千代田区", "郡", "郡" * 9])
def test_no_municipality_no_hint(areas: Areas, address: str) -> None:
    assert areas.hint(address) is None


HEAD = """prefecture = "北海道"
item = "report.destination"
address = "company.address"
source = "invented"
checked = "B"
checked_on = 2026-11-21
"""
REGION = '[[region]]\nname = "{name}"\nareas = {areas}\ncertain = {certain}\nmunicipalities = ["{town}"]\n'


def region(
    name: str = "架空", areas: str = '["a"]', certain: str = "true", town: str = "架空市"
) -> str:
    return REGION.format(name=name, areas=areas, certain=certain, town=town)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (HEAD, "region"),
        (HEAD + region() + region(name="別"), "municipalities"),
        (HEAD + region(areas='["a", "b"]'), "certain"),
        (HEAD + region(areas="[]"), "areas"),
        (HEAD.replace("source", "sourse") + region(), "source"),
        (HEAD.replace('"B"', '"C"') + region(), "checked"),
        (HEAD + region() + "more = 1\n", "more"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, content: str, named: str) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "hokkaido_areas.toml").write_text(content, encoding="utf-8")
    with pytest.raises(FormsError) as caught:
        read_areas(tmp_path)
    assert "hokkaido_areas.toml" in caught.value.what
    assert named in caught.value.what + caught.value.detail
