"""Layouts written as TOML, and the person's own folder of them."""

from __future__ import annotations

import itertools
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.domain.order_layout import Column, Fill, Hint, Number, OrderLayout, Part, Positions
from wizard.errors import FormsError, SettingsError
from wizard.formdefs.layout_writing import layout_toml, quoted
from wizard.formdefs.loader import load_form
from wizard.formdefs.order_layouts import load_order_layout, load_order_layouts
from wizard.formdefs.own_layouts import (
    forget_own_layout,
    load_all_layouts,
    read_layout_file,
    save_own_layout,
    write_layout,
)
from wizard.formdefs.reading import read_toml


@pytest.fixture(scope="module")
def form(forms_dir: Path):
    return load_form(forms_dir)


@pytest.fixture(scope="module")
def shipped(resources_dir: Path) -> Path:
    return resources_dir / "order_exports"


OWN = OrderLayout(
    "own",
    '見本の"カート"',
    1000,
    (("受注番号", "品 名"),),
    Number((Column("受注番号"),)),
    (Fill("order.items[].name", (Part((Column("品 名", 2), Column("品\\名")), "\u3000"),)),),
    '見本の"カート"',
    file="own.toml",
)


def test_every_shipped_layout_is_the_same_after_writing_and_reading(shipped, form, tmp_path):
    for layout in load_order_layouts(shipped, form):
        path = tmp_path / layout.file
        write_layout(path, layout)
        assert load_order_layout(path, form) == layout, layout.name


@given(st.text(max_size=40).filter(lambda text: text.strip() and text == text.strip("\n")))
def test_any_name_of_a_column_survives_writing(tmp_path_factory, form, name):
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return  # no file can hold it
    layout = replace(
        OWN,
        number=Number((Column(name, 2),)),
        positions=Positions((name, name, "x")),
        hints=(Hint(name),),
    )
    path = tmp_path_factory.mktemp("own") / "own.toml"
    write_layout(path, layout)
    assert load_order_layout(path, form) == layout


def test_text_is_quoted_so_that_toml_reads_it_back(tmp_path):
    text = 'a"b\\c\td\x00e\x7fあ\r\n'
    (tmp_path / "x.toml").write_text(f"key = {quoted(text)}\n", encoding="utf-8", newline="")
    assert read_toml(tmp_path / "x.toml").plain() == {"key": text}


def test_own_layouts_come_after_the_shipped_ones_and_a_broken_one_is_left_out(
    shipped, form, tmp_path
):
    saved = save_own_layout(tmp_path, OWN)
    assert saved.file.endswith(".toml")
    (tmp_path / "broken.toml").write_text("title = ", encoding="utf-8")
    save_own_layout(tmp_path, replace(OWN, title="BASE"))
    layouts = load_all_layouts(shipped, tmp_path, form)
    assert layouts.every[-1] == saved
    assert layouts.own == {saved.name}
    assert len(layouts.refused) == 2
    assert any("BASE" in error.sentence for error in layouts.refused)
    assert load_all_layouts(shipped, None, form).own == frozenset()
    assert load_all_layouts(shipped, tmp_path / "none", form).refused == ()


def test_a_name_that_nobody_gave_becomes_no_platform(form, tmp_path):
    nameless = replace(OWN, title="jisha", platform="")
    saved = save_own_layout(tmp_path, nameless)
    assert "platform" not in (tmp_path / saved.file).read_text(encoding="utf-8")
    assert read_layout_file(tmp_path / saved.file, form).platform == ""


def test_a_broken_shipped_layout_is_left_out_and_all_others_stay(shipped, form, tmp_path):
    folder = tmp_path / "shipped"
    shutil.copytree(shipped, folder)
    whole = load_all_layouts(folder, None, form)
    assert whole.broken == ()
    (folder / "base.toml").write_text("title = ", encoding="utf-8")
    twice = (folder / "amazon.toml").read_text(encoding="utf-8")
    (folder / "zz.toml").write_text(twice, encoding="utf-8")
    layouts = load_all_layouts(folder, None, form)
    assert len(layouts.every) == len(whole.every) - 1
    assert ["base" in layouts.broken[0].what, "zz" in layouts.broken[1].what] == [True, True]
    assert "forms/README" not in layouts.broken[0].sentence
    for path in folder.glob("*.toml"):
        path.unlink()
    with pytest.raises(FormsError):
        load_all_layouts(folder, None, form)


def test_saving_again_replaces_the_layout_and_another_title_never_does(form, tmp_path):
    first = save_own_layout(tmp_path, OWN)
    again = save_own_layout(tmp_path, replace(OWN, rank=1001))
    assert first.file == again.file
    other = save_own_layout(tmp_path, replace(OWN, title="見本の?カート"))
    assert other.file != first.file
    assert read_layout_file(tmp_path / first.file, form).rank == 1001
    assert not list(tmp_path.glob("*.part"))


def test_a_layout_can_be_forgotten_twice(form, tmp_path):
    saved = save_own_layout(tmp_path, OWN)
    forget_own_layout(tmp_path, saved)
    forget_own_layout(tmp_path, saved)
    assert not list(tmp_path.iterdir())


def test_a_file_far_too_large_and_a_folder_that_cannot_be_written_are_said(form, tmp_path):
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * (1 << 21))
    with pytest.raises(FormsError) as error:
        read_layout_file(large, form)
    assert "large.toml" in error.value.sentence
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError) as refused:
        save_own_layout(tmp_path / "file", OWN)
    assert "保存できません" in refused.value.sentence


def test_the_text_is_readable(shipped, form):
    text = layout_toml(OWN)
    assert text.startswith("title = ")
    assert "\n\n\n" not in text
    lines = itertools.pairwise(text.splitlines())
    assert all(before == "" for before, line in lines if line.startswith("["))
