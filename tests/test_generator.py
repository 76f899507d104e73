"""Generators as data: adding one, hiding one, what can be wrong with one, and its options."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from edgewise import generate, generator, workspace
from edgewise.generator import Generator, Output
from edgewise.machine import Option
from edgewise.option import Declared, Options
from edgewise.problem import Span, Unreadable
from generating import NAMES, ROOT, SHIPPED, door, made, refusal, simple, text


def test_the_generator_of_the_manual_works_as_written(tmp_path: Path) -> None:
    told = (ROOT / "docs" / "generators.md").read_text(encoding="utf-8")
    toml, template = (re.findall(rf"```{kind}\n(.*?)```", told, re.DOTALL)[0] for kind in ("toml", "jinja"))
    found = made(tmp_path / "states", toml)
    (tmp_path / "states" / "states.md.j2").write_text(template, encoding="utf-8")
    (artefact,) = generate.artefacts(door(), found)
    assert artefact.path == "door-states.md"
    lines = artefact.text.splitlines()
    assert lines[:2] == ["# States", ""]
    assert [line.split("`")[1] for line in lines if line.startswith("- ")] == [state.name for state in door().states]
    assert lines[-3].startswith("the model: ")
    assert door().digest[:16] in lines[-1]
    titled = replace(door(), options=(Option("states", "title", "Places"),))
    assert generate.artefacts(titled, found)[0].text == artefact.text.replace("# States", "# Places")
    off = replace(door(), options=(Option("states", "enabled", False),))
    assert generate.artefacts(off, found) == ()


def test_a_workspace_hides_what_is_shipped(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "door.toml").write_text("", encoding="utf-8")
    room = workspace.find(tmp_path)
    assert [found.name for found in generator.load(room)] == NAMES
    simple(tmp_path / "generators" / "json", "mine")
    simple(tmp_path / "generators" / "zzz", "new")
    for ignored in (".git", "_drafts", "README.md"):
        (tmp_path / "generators" / ignored).mkdir()
    (tmp_path / "generators" / "README.md").rmdir()
    (tmp_path / "generators" / "README.md").write_text("", encoding="utf-8")
    found = generator.load(room)
    assert [one.name for one in found] == [*NAMES, "zzz"]
    assert [one.shown for one in found if one.name in ("json", "zzz")] == ["generators/json", "generators/zzz"]
    (mine,) = generator.choose(found, ["json"])
    assert text(mine) == "mine"
    with pytest.raises(Unreadable, match="there is no generator 'jason'"):
        generator.choose(found, ["jason"])
    (tmp_path / "generators" / "json" / "generator.toml").unlink()
    (tmp_path / "generators" / "zzz" / "generator.toml").write_text("vue = 1", encoding="utf-8")
    with pytest.raises(Unreadable) as error:
        generator.load(room)
    assert {problem.span.path for problem in error.value.problems} == {
        "generators/json/generator.toml",
        "generators/zzz/generator.toml",
    }


FINE = 'view = "table"\nartefacts = [{path = "a", template = "b"}]\n'
BROKEN = {
    "": [("EW105", 0)],
    "view = ": [("EW103", 1)],
    'view = "table"': [("EW112", 0)],
    'artefacts = [{path = "a", template = "b"}]': [("EW112", 0)],
    'view = 1\nartefacts = "a"': [("EW113", 1), ("EW113", 2)],
    'view = "table"\nartefacts = []': [("EW501", 2)],
    'view = "table"\nartefacts = [1]': [("EW113", 2)],
    'view = "table"\nartefacts = [{path = "../a", template = "/b"}]': [("EW501", 2), ("EW501", 2)],
    'view = "table"\nartefacts = [{path = "a/../b", template = ".b"}]': [("EW501", 2), ("EW501", 2)],
    'view = "table"\nartefacts = [{path = "{name}.md", template = "b"}]': [("EW501", 2)],
    'view = "table"\nartefacts = [{path = "a", template = "b"}, {path = "a", template = "c"}]': [("EW202", 2)],
    'view = "table"\nartefacts = [{path = "a", template = "b", drav = "svg"}]\nnot = 1': [("EW111", 2), ("EW111", 3)],
    f"{FINE}options = 1": [("EW113", 3)],
    f"{FINE}options = [1]": [("EW113", 3)],
    f'{FINE}options = [{{name = "a b", type = "bool"}}]': [("EW201", 3), ("EW112", 3)],
    f'{FINE}options = [{{name = "x", type = "list", default = "1"}}]': [("EW113", 3)],
    f'{FINE}options = [{{name = "x", type = ["a", "b"], default = "c"}}]': [("EW113", 3)],
    f'{FINE}options = [{{name = "enabled", type = "bool", default = true}}]': [("EW202", 3)],
    f"{FINE}options = [{{default = ''}}]": [("EW112", 3), ("EW112", 3)],
}


@pytest.mark.parametrize("toml", BROKEN)
def test_what_is_wrong_with_a_generator_is_told_at_its_place(toml: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as error:
        made(tmp_path / "broken", toml)
    assert sorted((problem.code, problem.span.line) for problem in error.value.problems) == sorted(BROKEN[toml])
    assert all(problem.help for problem in error.value.problems)
    assert {problem.span.path for problem in error.value.problems} == {"generators/broken/generator.toml"}


def test_unknown_views_and_drawings(tmp_path: Path) -> None:
    toml = 'view = "tables"\nartefacts = [{path = "a", template = "a.j2"}]\n'
    unknown = refusal(made(tmp_path / "a", toml, a_j2=""))
    assert (unknown.code, unknown.span.line, unknown.help) == ("EW501", 1, "did you mean 'table'?")
    toml = 'view = "table"\nartefacts = [{path = "a", template = "a.j2", draw = "png"}]\n'
    assert "there is no drawing 'png'" in refusal(made(tmp_path / "b", toml, a_j2="")).message


def test_two_generators_may_not_make_one_file(tmp_path: Path) -> None:
    one, two = simple(tmp_path / "one", "1"), simple(tmp_path / "two", "2")
    with pytest.raises(Unreadable, match=r"'door\.txt' is what the generator 'one' makes too"):
        generate.all_artefacts([door()], (one, two))
    assert [artefact.text for artefact in generate.all_artefacts([door()], (one,))[0]] == ["1"]


DECLARED = (
    Declared("flag", "bool", False),
    Declared("count", "number", 3),
    Declared("title", "text", "T", "what stands above"),
    Declared("values", "numbers", {}),
    Declared("style", ("short", "long"), "short"),
)
ASKING = Generator("gen", "machine", (Output("a", "b"),), DECLARED)


def asking(**values: object) -> Options:
    span = Span("model/door.toml", 7, 1)
    asked = tuple(Option("gen", key, value, span) for key, value in values.items())
    return generator.options(ASKING, replace(door(), options=(Option("other", "flag", 1), *asked)))


def test_options_have_defaults_and_types() -> None:
    plain = asking()
    assert plain.values == {"enabled": True, "flag": False, "count": 3, "title": "T", "values": {}, "style": "short"}
    found = asking(flag=True, count=-1, title="", values={"a": 1}, style="long")
    assert found.flag("flag") is True
    assert found.number("count") == -1
    assert found.text("title") == ""
    assert found.numbers("values") == {"a": 1}
    assert found.text("style") == "long"
    (problem,) = found.refusal("EW113", "count", Span("x"), "no").problems
    assert problem.span.line == 7
    (problem,) = plain.refusal("EW113", "count", Span("x"), "no").problems
    assert problem.span == Span("x")


@pytest.mark.parametrize(
    ("key", "value", "code", "says", "help"),
    [
        ("titel", "x", "EW111", "the generator 'gen' has no option 'titel'", "did you mean 'title'?"),
        ("flag", 1, "EW113", "'flag' is not true or false", "see /generator.toml"),
        ("enabled", "no", "EW113", "'enabled' is not true or false", "false: nothing is made of this machine"),
        ("count", True, "EW113", "'count' is not a whole number", "see /generator.toml"),
        ("count", 1.5, "EW113", "'count' is not a whole number", "see /generator.toml"),
        ("title", 1, "EW113", "'title' is not a string", "what stands above"),
        ("values", {"a": True}, "EW113", "'values' is not a table of whole numbers", "see /generator.toml"),
        ("values", [1], "EW113", "'values' is not a table of whole numbers", "see /generator.toml"),
        ("style", "Long", "EW113", "'style' is not one of short, long", "see /generator.toml"),
    ],
)
def test_options_that_cannot_be(key: str, value: object, code: str, says: str, help: str) -> None:
    with pytest.raises(Unreadable) as error:
        asking(**{key: value})
    (problem,) = error.value.problems
    assert (problem.code, problem.message, problem.help, problem.span.line) == (code, says, help, 7)


def test_options_for_a_generator_that_is_not_there() -> None:
    span, later = Span("model/door.toml", 7, 1), Span("model/door.toml", 8, 1)
    options = (Option("jason", "a", 1, span), Option("jason", "b", 1, later), Option("json", "c", 1, later))
    (problem,) = generator.unknown(SHIPPED, replace(door(), options=options))
    assert (problem.code, problem.span, problem.help) == ("EW106", span, "did you mean 'json'?")
