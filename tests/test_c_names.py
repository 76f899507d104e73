"""The C header's names, values and notes: what of a model C cannot say, and what nobody may trip over."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from compiling import (
    BLOCK_JOB,
    GCC,
    LANGUAGES,
    ROOT,
    STRICTER,
    Language,
    asked,
    compiled,
    files,
    machine_of,
    must,
    place,
    ran,
    wanted,
)
from conftest import Need
from edgewise import load
from edgewise.identifier import C_KEYWORDS
from edgewise.machine import State
from edgewise.problem import Unreadable

pytestmark = pytest.mark.usefixtures("ready")


@pytest.fixture
def ready(need: Need) -> None:
    """Gcc is there: what most tests need."""
    need("gcc", "gcc")


TOKEN = re.compile(r'"[^"\n]*"|<[a-z/.]+>|[A-Za-z_]\w*|0x\w+')
OTHERS = {*C_KEYWORDS, "define", "undef", "ifndef", "ifdef", "endif", "if", "elif", "else", "include", "defined"}
PREDEFINED = {"__cplusplus", "__STDC_VERSION__", "_Static_assert", "uint8_t", "uint16_t", "uint32_t", "uint64_t"}


@pytest.mark.parametrize("name", ["block-job", "tcp"])
def test_every_identifier_has_the_prefix(name: str) -> None:
    found = load.machine(next(ROOT.glob(f"*/{name}.toml"), ROOT / "tests" / "corpus" / f"{name}.toml"))
    text = re.sub(r"/\*.*?\*/", "", files(found)[f"{name}.h"], flags=re.DOTALL)
    tokens = set(TOKEN.findall(text)) - OTHERS - PREDEFINED
    strange = [t for t in tokens if t[0].isalpha() and not t.lower().startswith(f"{name.replace('-', '_')}_")]
    assert strange == ["L"] * ("L" in tokens), "201112L"


@pytest.mark.parametrize("language", LANGUAGES, ids=str)
def test_names_of_libc_and_of_the_language_are_no_trouble(language: Language, need: Need, tmp_path: Path) -> None:
    wanted(language, need, tmp_path)
    names = ["pause", "read", "int", "class", "NULL", "errno", "main", "linux", "unix", "EOF", "bool", "_x", "a--b"]
    found = machine_of(names, list(pairwise(names)), names, [(name, name) for name in names])
    place(files(found), tmp_path)
    before = ["-include", "unistd.h", "-include", "errno.h", "-include", "stdio.h"]
    must(compiled(language, tmp_path, "m-test.c", *before, warnings=STRICTER))
    assert "169 pairs and 169 cells" in must(ran(tmp_path))


HOSTILE = [
    "ends */ #error here",
    "begins /* again",
    "*/*/*",
    "/*/*/",
    "trigraph ??/ and ??)",
    "a backslash at the end \\",
    "a line\nand another\r\nand\u2028another",
    "right to left \u202e and zero\u200bwidth \u2066",
    "é → ✓ \U0001f600",
    "\t\0\x07\x1b[31m",
    "long " * 100,
    "one-word" * 40,
]


@pytest.mark.parametrize("program", ["gcc", "clang"])
def test_notes_stay_in_their_comments(program: str, need: Need, tmp_path: Path) -> None:
    need(program, program)
    names = [f"s{number}" for number in range(len(HOSTILE))]
    found = replace(
        machine_of(names, [("s0", "s1")], ["v"], [("v", "s0")], " ".join(HOSTILE)),
        states=tuple(State(name, note, name == "s0") for name, note in zip(names, HOSTILE, strict=True)),
        instance="job */ x",
    )
    made = files(found)
    assert all(ord(letter) >= 32 or letter in "\n\t" for text in made.values() for letter in text)
    place(made, tmp_path)
    for standard in ("c99", "gnu11"):
        must(compiled(Language(program, program, standard), tmp_path, "m-test.c", "-trigraphs", warnings=STRICTER))
        must(ran(tmp_path))


@pytest.mark.parametrize("states", [["a-b", "a_b"], ["Open", "OPEN"], ["x-", "x_"], ["a--b", "a-b"]])
def test_two_names_that_become_one_identifier_are_refused(states: list[str]) -> None:
    with pytest.raises(Unreadable) as refused:
        files(machine_of(states))
    (problem,) = refused.value.problems
    assert problem.code == "EW502"
    assert f"'{states[0]}' and '{states[1]}'" in problem.message
    with pytest.raises(Unreadable, match="EW502"):
        files(machine_of(["s"], verbs=states))


def test_a_state_and_a_verb_may_have_one_name() -> None:
    text = files(machine_of(["x"], verbs=["x"], cells=[("x", "x")]))["m.h"]
    assert "M_STATE_X = 0," in text
    assert "M_VERB_X = 0," in text


@pytest.mark.parametrize(
    ("count", "mask", "size"),
    [(1, "uint8_t", 3), (8, "uint8_t", 17), (9, "uint16_t", 38), (17, "uint32_t", 140), (64, "uint64_t", 1032)],
)
def test_the_smallest_mask_is_taken(count: int, mask: str, size: int, tmp_path: Path) -> None:
    names = [f"s{number}" for number in range(count)]
    found = files(machine_of(names, [(a, b) for a in names for b in names[-2:]], ["v"], [("v", names[-1])]))
    assert f"static const {mask} m_successor_masks" in found["m.h"]
    place(found, tmp_path)
    must(compiled(GCC, tmp_path, "m-test.c", warnings=STRICTER))
    assert must(ran(tmp_path)) == (
        f"m: {count * count} pairs and {count} cells are as in the model, {size} bytes of tables\n"
    )


def test_more_than_64_states_are_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        files(machine_of([f"s{number}" for number in range(65)]))
    (problem,) = refused.value.problems
    assert (problem.code, problem.message) == ("EW504", "65 states, and the C header has room for 64")
    assert "enabled = false" in problem.help
    assert files(asked(machine_of([f"s{number}" for number in range(65)]), enabled=False)) == {}


def test_a_machine_without_verbs_or_edges(need: Need, tmp_path: Path) -> None:
    found = files(machine_of(["only"]))
    assert "verb" not in re.sub(r"/\*.*?\*/", "", found["m.h"], flags=re.DOTALL).lower()
    place(found, tmp_path)
    for language in (GCC, Language(need("g++", "g++"), "", "c++11")):
        must(compiled(language, tmp_path, "m-test.c", warnings=STRICTER))
        assert must(ran(tmp_path)) == "m: 1 pairs and 0 cells are as in the model, 2 bytes of tables\n"


def test_values_with_holes(tmp_path: Path) -> None:
    found = machine_of(["a", "b", "c"], [("a", "b"), ("b", "c")], ["v", "w"], [("v", "a"), ("w", "c")])
    made = files(asked(found, state_values={"a": 9, "b": 1, "c": 4}, verb_values={"v": 0, "w": 3}))
    assert [line.strip() for line in made["m.h"].splitlines() if "M_STATE_" in line][:3] == [
        "M_STATE_B = 1,",
        "M_STATE_C = 4,",
        "M_STATE_A = 9,",
    ]
    assert "\t0x0002, /* 9 a  x . . */\n" in made["m.h"]
    assert "\t0x0000, /* 2 - */\n" in made["m.h"]
    place(made, tmp_path)
    must(compiled(GCC, tmp_path, "m-test.c", warnings=STRICTER))
    assert "9 pairs and 6 cells" in must(ran(tmp_path))


ENUM = """
enum JobStatus {{ JOB_STATUS_A = 0, JOB_STATUS_B = {b} }};
enum JobVerb {{ JOB_VERB_GO_ON = 5, JOB_VERB_X = 6 }};
"""


@pytest.mark.parametrize("language", LANGUAGES, ids=str)
def test_values_are_pinned_to_an_existing_enum(language: Language, need: Need, tmp_path: Path) -> None:
    wanted(language, need, tmp_path)
    found = machine_of(["a", "b"], [("a", "b")], ["go-on"], [("go-on", "a")])
    place(
        files(
            asked(
                found,
                pin_states="JOB_STATUS_{}",
                pin_verbs="JOB_VERB_{}",
                verb_values={"go-on": 5},
                include="job.h",
            )
        ),
        tmp_path,
    )
    (tmp_path / "job.h").write_text(ENUM.format(b=1), encoding="utf-8")
    must(compiled(language, tmp_path, "m-test.c"))
    (tmp_path / "job.h").write_text(ENUM.format(b=2), encoding="utf-8")
    refused = compiled(language, tmp_path, "m-test.c")
    assert refused.returncode
    assert "M_STATE_B" in refused.stderr


LINUX = """
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef _Bool bool;
"""


def test_in_a_kernel_there_is_no_libc(tmp_path: Path) -> None:
    place(files(asked(BLOCK_JOB, types="linux", license="GPL-2.0")), tmp_path)
    (tmp_path / "linux").mkdir()
    (tmp_path / "linux" / "types.h").write_text(LINUX, encoding="utf-8")
    (tmp_path / "use.c").write_text('#define BLOCK_JOB_NAMES\n#include "block-job.h"\n', encoding="utf-8")
    assert (tmp_path / "block-job.h").read_text().startswith("/* SPDX-License-Identifier: GPL-2.0 */\n")
    alone = ["-ffreestanding", "-nostdinc", "-I.", "-c"]
    must(compiled(Language("gcc", "gcc", "gnu11"), tmp_path, "use.c", *alone, warnings=STRICTER))
    shutil.rmtree(tmp_path / "linux")
    must(compiled(GCC, tmp_path, "block-job-test.c", warnings=STRICTER))
    must(ran(tmp_path))


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        ({"prefix": "1job"}, "EW503", "'1job' cannot begin an identifier"),
        ({"prefix": "_job"}, "EW503", "'_job' cannot begin an identifier"),
        ({"prefix": "job-x"}, "EW503", "'job-x' cannot begin an identifier"),
        ({"prefix": "a b"}, "EW503", "'a b' cannot begin an identifier"),
        ({"license": "MIT */"}, "EW113", "'MIT */' is no SPDX expression"),
        ({"include": 'a"b'}, "EW113", "is no header"),
        ({"include": "<a.h"}, "EW113", "is no header"),
        ({"pin_states": "JOB_"}, "EW113", "'JOB_' is no identifier with {}"),
        ({"pin_states": "{}{}"}, "EW113", "'{}{}' is no identifier with {}"),
        ({"pin_states": "JOB {}"}, "EW113", "'JOB {}' is no identifier with {}"),
        ({"state_values": {"a": 0}}, "EW112", "'b' has no value"),
        ({"state_values": {"a": 0, "b": 64}}, "EW504", "the value 64 of 'b' is not in 0..63"),
        ({"state_values": {"a": 0, "b": -1}}, "EW504", "the value -1 of 'b' is not in 0..63"),
        ({"state_values": {"a": 7, "b": 7}}, "EW502", "'a' and 'b' both have the value 7"),
        ({"state_values": {"a": 0, "b": 1, "c": 2}}, "EW205", "no state 'c'"),
        ({"verb_values": {"w": 256}}, "EW504", "the value 256 of 'w' is not in 0..255"),
        ({"verb_values": {"w": 1, "x": 2}}, "EW206", "no verb 'x'"),
    ],
)
def test_options_that_cannot_be(options: dict[str, object], code: str, says: str) -> None:
    with pytest.raises(Unreadable) as refused:
        files(asked(machine_of(["a", "b"], verbs=["w"]), **options))
    (problem,) = refused.value.problems
    assert problem.code == code
    assert says in problem.message
    assert problem.help


def test_a_name_that_nothing_can_begin_with() -> None:
    with pytest.raises(Unreadable, match="EW503"):
        files(replace(machine_of(["a"]), name="_"))
    assert "enum job_state {" in files(replace(asked(machine_of(["a"]), prefix="JOB"), name="_"))["_.h"]


def test_a_refusal_names_the_shorter_list() -> None:
    cells = [("all", "a"), ("all", "b"), ("all", "c"), ("most", "a"), ("most", "b"), ("one", "c")]
    text = files(machine_of(["a", "b", "c"], verbs=["all", "most", "one", "none"], cells=cells))["m.h"]
    assert [line.strip('\t",') for line in text.splitlines() if " is accepted " in line or " is refused " in line] == [
        "all is accepted in every state",
        "most is refused in c",
        "one is accepted only in c",
        "none is accepted in no state",
    ]
