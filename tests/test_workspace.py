"""Where a workspace is, and how its paths are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from edgewise import workspace
from edgewise.problem import Problem, Unreadable


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = tmp_path / "project"
    (made / "model").mkdir(parents=True)
    for name in ("job.toml", "door.toml", ".hidden.toml", "notes.md"):
        (made / "model" / name).write_text("", encoding="utf-8")
    (made / "src" / "deep").mkdir(parents=True)
    return made


def refused(start: Path, at: Path | None = None) -> Problem:
    with pytest.raises(Unreadable) as error:
        workspace.find(start, at)
    (problem,) = error.value.problems
    assert problem.code == "EW106"
    assert problem.help
    return problem


@pytest.mark.parametrize("below", ["", "model", "src/deep"])
def test_it_is_the_nearest_folder_with_machines(root: Path, below: str) -> None:
    assert workspace.find(root / below).root == root
    inner = root / "src" / "deep"
    (inner / "model").mkdir()
    assert workspace.find(inner).root == root, "a folder called model without machines is none"
    (inner / "model" / "x.toml").write_text("", encoding="utf-8")
    assert workspace.find(inner).root == inner
    assert workspace.find(root / "src").root == root


def test_an_option_names_it_outright(root: Path, tmp_path: Path) -> None:
    assert workspace.find(tmp_path, Path("project")).root == root
    assert workspace.find(tmp_path / "elsewhere", root).root == root
    assert workspace.find(root / "src", Path("..")).root == root
    assert "no model/*.toml" in refused(root, Path("src")).message, "it does not look above"
    assert "no such folder" in refused(root, Path("srk")).message
    assert "no such folder" in refused(root, Path("model/job.toml")).message


def test_there_may_be_none(tmp_path: Path) -> None:
    assert "no workspace here" in refused(tmp_path).message
    (tmp_path / "model").write_text("a file", encoding="utf-8")
    refused(tmp_path)


def test_its_rooms(root: Path) -> None:
    found = workspace.find(root)
    assert found.machines == ("door", "job")
    assert found.model("job") == root / "model" / "job.toml"
    assert found.proofs("job") == root / "proofs" / "job.toml"
    assert found.evidence("job") == root / "proofs" / "evidence" / "job"
    assert found.generators == root / "generators"
    assert found.out("job") == root / "out" / "job"


def test_machines_are_chosen_by_name(root: Path) -> None:
    found = workspace.find(root)
    assert found.choose() == ("door", "job")
    assert found.choose(["job", "door", "job"]) == ("job", "door")
    with pytest.raises(Unreadable) as error:
        found.choose(["jop", "door", "xxxxx"])
    assert [(p.code, p.message, p.help) for p in error.value.problems] == [
        ("EW106", "there is no machine 'jop' here", "did you mean 'job'?"),
        ("EW106", "there is no machine 'xxxxx' here", "one of: door, job"),
    ]


def test_paths_are_shown_from_where_one_stands(root: Path, tmp_path: Path) -> None:
    model = root / "model" / "job.toml"

    def shown(start: Path, path: Path = model) -> str:
        return workspace.Workspace(root, start).shown(path)

    assert shown(root) == "model/job.toml"
    assert shown(root / "src" / "deep") == "../../model/job.toml"
    assert shown(tmp_path) == "project/model/job.toml"
    assert shown(tmp_path / "elsewhere") == "model/job.toml"
    assert shown(tmp_path / "elsewhere", tmp_path / "other") == (tmp_path / "other").as_posix()
    assert shown(root, Path("src/../model")) == "model"
    assert shown(root, root) == "."


def test_folders_in_out_that_belong_to_no_machine_are_told(root: Path) -> None:
    found = workspace.find(root)
    assert not found.strays
    for name in ("job", "old", "ancient", ".cache"):
        (root / "out" / name).mkdir(parents=True)
    (root / "out" / "README.md").write_text("", encoding="utf-8")
    assert found.strays == ("out/ancient", "out/old")
