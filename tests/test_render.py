"""Templates place text, and say at which line they cannot."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from edgewise import generate
from edgewise.problem import Unreadable
from generating import door, made, refusal, simple, text


def test_a_template_places_text(tmp_path: Path) -> None:
    found = simple(
        tmp_path / "gen", "{% for s in view.states %}\n  {% if s.initial %}\n{{ s.name }}\n  {% endif %}\n{% endfor %}"
    )
    assert text(found) == f"{door().initial}\n"
    included = simple(tmp_path / "inc", '{% include "part.txt" %}\n\n', part_txt="<{{ view.machine }}>\r\n")
    assert text(included) == "<door>\n\n"


def test_a_template_that_changes_is_read_again(tmp_path: Path) -> None:
    assert text(simple(tmp_path / "gen", '{% include "b.j2" %}', b_j2="old")) == "old"
    assert text(simple(tmp_path / "gen", '{% include "b.j2" %}', b_j2="new")) == "new"
    assert text(simple(tmp_path / "gen", "own", b_j2="new")) == "own"


def test_views_and_their_parts_are_json(tmp_path: Path) -> None:
    assert text(simple(tmp_path / "list", "{{ [view.machine, 1] | json }}")) == '["door", 1]'
    toml = 'view = "c-header"\nartefacts = [{path = "a", template = "a.j2"}]\n'
    assert text(made(tmp_path / "dataclasses", toml, a_j2="{{ view.verbs[0] | json }}")) == (
        '{\n  "name": "PUSH",\n  "identifier": "DOOR_VERB_PUSH",\n  "value": 0,\n  "text": "DOOR_VERB_PUSH = 0,"\n}'
    )


def test_markup_is_escaped_and_text_is_not(tmp_path: Path) -> None:
    machine = replace(door(), note='<b> & "c"')
    assert text(simple(tmp_path / "plain", "{{ view.note }}"), machine) == '<b> & "c"'
    toml = 'view = "machine"\nartefacts = [{path = "a", template = "a.html.j2"}]\n'
    assert text(made(tmp_path / "markup", toml, a_html_j2="{{ view.note }}"), machine) == "&lt;b&gt; &amp; &#34;c&#34;"


@pytest.mark.parametrize(
    ("template", "line", "says"),
    [
        ("fine\n{{ view.stats }}", 2, "'stats'"),
        ("fine\n\n{{ machine }}", 3, "'machine' is undefined"),
        ("{{ options.nothing }}", 1, "'nothing'"),
        ("fine\n{% for %}", 2, "Expected"),
        ("{{ view.machine", 1, "unexpected end of template"),
        ("{{ view | shout }}", 1, "No filter named 'shout'"),
        ("\n{{ 1 / 0 }}", 2, "division by zero"),
        ("{{ view.machine + 1 }}", 1, "str"),
        ("\n{{ view.__class__.__mro__ }}", 2, "unsafe"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", 1, "unsafe"),
        ("{{ view.states.clear() }}", 1, "unsafe"),
        ("{{ range(10000000) | list }}", 1, "Range too big"),
        ('{% include "../a.j2" %}', 0, "there is no such template"),
        ('{% include "/etc/hostname" %}', 0, "there is no such template"),
        ('{% include "absent.j2" %}', 0, "there is no such template"),
        ('{% include "generator.toml" %}{% include "b.j2" %}', 2, "b.j2"),
        ("old\rline\rends {{ missing }}", 0, "'missing'"),
        ("{{ options.values | json }}", 1, "JSON"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 1, "recursion"),
        ("{{ view.states | map(attribute='nam') | list | json }}", 1, "JSON"),
    ],
)
def test_what_is_wrong_with_a_template_is_told_at_its_line(template: str, line: int, says: str, tmp_path: Path) -> None:
    problem = refusal(simple(tmp_path / "gen", template, b_j2="fine\n{{ missing }}"))
    assert problem.code == "EW501"
    assert problem.span.line == line
    assert says in problem.message + problem.span.path
    assert problem.span.path.startswith("generators/gen/") or says == "there is no such template"


def test_a_template_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    found = simple(tmp_path / "gen", "")
    (tmp_path / "gen" / "a.j2").write_bytes(b"fine\n\xff")
    with pytest.raises(Unreadable) as error:
        generate.artefacts(door(), found)
    assert [(p.code, str(p.span)) for p in error.value.problems] == [("EW102", "generators/gen/a.j2:2:1")]
    (tmp_path / "gen" / "a.j2").unlink()
    assert refusal(found).span.path == "generators/gen/a.j2"
