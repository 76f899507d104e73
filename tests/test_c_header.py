"""The C header says what the model says, to real compilers."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compiling import (
    BLOCK_JOB,
    GCC,
    LANGUAGES,
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
from edgewise.machine import Machine
from edgewise.views.table import table
from strategies import machines

pytestmark = pytest.mark.usefixtures("ready")


@pytest.fixture
def ready(need: Need) -> None:
    """Gcc is there: what most tests need."""
    need("gcc", "gcc")


@pytest.mark.parametrize("language", LANGUAGES, ids=str)
def test_the_self_test_passes(language: Language, need: Need, tmp_path: Path) -> None:
    wanted(language, need, tmp_path)
    place(files(BLOCK_JOB), tmp_path)
    must(compiled(language, tmp_path, "block-job-test.c", "-include", "unistd.h", warnings=STRICTER))
    assert must(ran(tmp_path)) == ("block-job: 121 pairs and 77 cells are as in the model, 58 bytes of tables\n")


@pytest.mark.parametrize("standard", ["c99", "c11", "c++11"])
def test_the_number_of_bytes_is_held_by_the_compiler(standard: str, need: Need, tmp_path: Path) -> None:
    found = files(BLOCK_JOB)
    assert "== 58," in found["block-job.h"]
    found["block-job.h"] = found["block-job.h"].replace("== 58,", "== 57,")
    place(found, tmp_path)
    language = Language(need("g++", "g++") if "++" in standard else "gcc", "", standard)
    refused = compiled(language, tmp_path, "block-job-test.c")
    assert refused.returncode
    assert "58 bytes" in refused.stderr or "assertion" in refused.stderr


def test_the_self_test_notices_any_bit(tmp_path: Path) -> None:
    found = files(BLOCK_JOB)
    chance = random.Random(1)  # noqa: S311  # any bit will do
    masks = list(re.finditer(r"^\t0x([0-9a-f]{4}), /\*", found["block-job.h"], re.MULTILINE))
    assert len(masks) == 11 + 11 + 7
    for mask in masks:
        wrong = int(mask[1], 16) ^ 1 << chance.randrange(11)
        text = found["block-job.h"]
        place({**found, "block-job.h": text[: mask.start(1)] + f"{wrong:04x}" + text[mask.end(1) :]}, tmp_path)
        must(compiled(GCC, tmp_path, "block-job-test.c"))
        told = ran(tmp_path)
        assert told.returncode == 1, mask[0]
        assert "block-job: wrong: " in told.stdout


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("STATE_PAUSED = 3,", "STATE_PAUSED = 4,"),
        ("VERB_PAUSE = 1,", "VERB_PAUSE = 2,"),
        ('"STANDBY",', '"STANDBYE",'),
        ('"RESUME",', '"RESUMED",'),
        ("block_job_from < BLOCK_JOB_STATES", "block_job_from < BLOCK_JOB_STATES + 60"),
        ("block_job_at < BLOCK_JOB_STATES &&", "1 &&"),
        ("if (block_job_accepts(block_job_at", "if (!block_job_accepts(block_job_at"),
    ],
)
def test_the_self_test_notices_wrong_names_values_and_limits(right: str, wrong: str, tmp_path: Path) -> None:
    found = files(BLOCK_JOB)
    assert right in found["block-job.h"]
    place({**found, "block-job.h": found["block-job.h"].replace(right, wrong)}, tmp_path)
    must(compiled(GCC, tmp_path, "block-job-test.c", warnings=[]))
    assert ran(tmp_path).returncode == 1


CONSTANT = """
#include "block-job.h"
bool both(void);
bool to(unsigned int s);
bool verb(unsigned int s);
bool refused(void);
bool both(void) { return block_job_can_move(BLOCK_JOB_STATE_RUNNING, BLOCK_JOB_STATE_PAUSED); }
bool to(unsigned int s) { return block_job_can_move(s, BLOCK_JOB_STATE_ABORTING); }
bool verb(unsigned int s) { return block_job_accepts(s, BLOCK_JOB_VERB_CANCEL); }
bool refused(void) { return block_job_accepts(BLOCK_JOB_STATE_NULL, BLOCK_JOB_VERB_CANCEL); }
"""


@pytest.mark.parametrize("program", ["gcc", "clang"])
def test_constant_arguments_read_no_table(program: str, need: Need, tmp_path: Path) -> None:
    need(program, program)
    place({**files(BLOCK_JOB), "use.c": CONSTANT}, tmp_path)
    must(compiled(Language(program, program, "c99"), tmp_path, "use.c", "-O2", "-S"))
    assembly = (tmp_path / "made").read_text()
    assert "both" in assembly
    assert "masks" not in assembly
    body = assembly.split("\nboth:", 1)[1].split("ret", 1)[0]
    assert not re.search(r"\b(j[a-z]+|call)\b", body), "nothing is decided at run time"


def test_names_come_only_when_asked_for(tmp_path: Path) -> None:
    place({**files(BLOCK_JOB), "use.c": '#include "block-job.h"\n'}, tmp_path)
    must(compiled(GCC, tmp_path, "use.c", "-E", "-P"))
    without = (tmp_path / "made").read_text()
    must(compiled(GCC, tmp_path, "use.c", "-E", "-P", "-DBLOCK_JOB_NAMES"))
    assert '"SET-SPEED"' in (tmp_path / "made").read_text()
    assert '"SET-SPEED"' not in without
    assert "block_job_state_name" not in without


ASK = """
	for (i = 0; i < {n}; i++)
		for (j = 0; j < {n}; j++)
			putchar('0' + (int)m{k}_can_move(i, j) + 2 * (int)(j < M{k}_STATES && (m{k}_successors(i) >> j & 1)) +
				4 * (int)(i < M{k}_STATES && (m{k}_predecessors(j) >> i & 1)));
	putchar(' ');
"""
ASK_VERBS = """
	for (i = 0; i < {v}; i++)
		for (j = 0; j < {n}; j++)
			putchar('0' + (int)m{k}_accepts(j, i) + 2 * (int)(j < M{k}_STATES && (m{k}_accepting(i) >> j & 1)));
"""


def answers(batch: list[Machine], folder: Path) -> list[tuple[str, str]]:
    """For each machine what one program says that has all their headers: of all pairs, and of all cells."""
    source, body = "#include <stdio.h>\n", ""
    for k, machine in enumerate(batch):
        place(files(replace(machine, name=f"m{k}")), folder)
        source += f'#include "m{k}.h"\n'
        body += ASK.format(k=k, n=len(machine.states) + 1)
        if machine.verbs:
            body += ASK_VERBS.format(k=k, n=len(machine.states) + 1, v=len(machine.verbs) + 1)
        body += "\tputchar('\\n');\n"
    program = f"{source}int main(void)\n{{\n\tunsigned int i, j;\n{body}\treturn 0;\n}}\n"
    (folder / "all.c").write_text(program, encoding="utf-8")
    must(compiled(GCC, folder, "all.c"))
    return [tuple(line.split(" ")) for line in must(ran(folder)).splitlines()]  # type: ignore[misc]  # two of them


def expected(machine: Machine) -> tuple[str, str]:
    states, edges = [state.name for state in machine.states], set(machine.edges)
    pairs = "".join("7" if (a, b) in edges else "0" for a in [*states, None] for b in [*states, None])
    shown = table(machine)
    assert {(edge.source, edge.target) for edge in shown.edges} == edges
    cells = "".join(
        "3" if state in states and verb in machine.verb_named and shown.cell(verb, state).rows else "0"
        for verb in [*machine.verb_named, "?"]
        for state in [*states, "?"]
    )
    return pairs, cells if machine.verbs else ""


@dataclass(frozen=True)
class Batch:
    """Machines for one compilation; a failure shows the one that it is about, not all of them."""

    machines: list[Machine] = field(repr=False)


@st.composite
def relations(draw: st.DrawFn) -> Machine:
    """Any edges between up to 64 states, any cells of up to 12 verbs, any notes."""
    states = [f"s{number}" for number in range(draw(st.sampled_from((1, 2, 7, 8, 9, 16, 17, 31, 32, 33, 63, 64))))]
    verbs = [f"v{number}" for number in range(draw(st.integers(0, 12)))]
    state = st.sampled_from(states)
    edges = draw(st.lists(st.tuples(state, state), unique=True, max_size=80))
    cells = draw(st.lists(st.tuples(st.sampled_from(verbs), state), unique=True, max_size=40)) if verbs else []
    return machine_of(states, edges, verbs, cells, draw(st.text(max_size=60)))


@settings(
    max_examples=max(5, settings.default.max_examples // 10) if settings.default else 5,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.one_of(machines(), relations()), min_size=4, max_size=12).map(Batch))
def test_headers_of_any_machines_say_what_they_say(tmp_path: Path, batch: Batch) -> None:
    for machine, answer in zip(batch.machines, answers(batch.machines, tmp_path), strict=True):
        assert answer == expected(machine), machine


@settings(
    max_examples=max(5, settings.default.max_examples // 10) if settings.default else 5,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.one_of(machines(), relations()), st.data())
def test_any_self_test_passes_with_any_values(tmp_path: Path, found: Machine, data: st.DataObject) -> None:
    values = data.draw(st.permutations(range(64)), "values")[: len(found.states)]
    names = [state.name for state in found.states]
    place(files(replace(asked(found, state_values=dict(zip(names, values, strict=True))), name="m")), tmp_path)
    must(compiled(GCC, tmp_path, "m-test.c"))
    assert must(ran(tmp_path)).startswith(f"m: {len(names) ** 2} pairs and {len(names) * len(found.verbs)} cells")
