"""A case that was moved to another folder or computer together with its files."""

from wizard.domain.attached import ATTACHED_MARK, Attached, written
from wizard.ui.files import attached_paths


def test_a_moved_case_shows_its_files_and_opening_writes_nothing(program, tmp_path) -> None:
    keeper = program.keeper
    keeper.create(tmp_path / "前", "架空堂", {})
    copies = tmp_path / "前" / "添付"
    copies.mkdir()
    (copies / "画面.jpg").write_bytes(b"xy")
    kept = written([Attached(str(copies / "画面.jpg"), "画面 1.jpg", 2)])
    keeper.wizard.session.set_mark(ATTACHED_MARK, kept)
    name = keeper.file.path.name
    assert keeper.close()
    (tmp_path / "前").rename(tmp_path / "後")
    keeper.open_now(tmp_path / "後" / name)
    (found,) = attached_paths(keeper.wizard.session.case)
    assert found == tmp_path / "後" / "添付" / "画面.jpg"
    assert keeper.file.read().marks[ATTACHED_MARK] == kept
