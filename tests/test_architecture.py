"""The architecture is a test: imports go down only, each library has one door, files and functions stay short."""

from __future__ import annotations

import ast
import json
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "edgewise"

# Each floor may import from those above it in this list, which lie below it in the house. A room (a folder) is one
# name; inside a room all go, but never in a circle.
FLOORS = (
    {"graphs", "medium", "problem"},
    {"expr", "identifier", "option", "source", "workspace"},
    {"dialect"},
    {"logged", "machine", "observed"},
    {"rewrite", "run", "spell"},
    {"claim", "itf", "parse", "readers"},
    {"load"},
    {"draw", "engines", "render", "views"},
    {"audit", "evidence"},
    {"check", "draft", "generator", "mutate", "picture", "replay"},
    {"difference", "drive", "explain"},
    {"report"},
    {"generate"},
    {"cli"},
)

# The one module that imports a library (tree-sitter: one for each grammar). No object of the library leaves it.
DOORS = {
    "cvc5": "engines.cvc5",
    "graphviz": "draw",
    "jinja2": "render",
    "networkx": "graphs",
    "orjson": "readers.json_stream",
    "qemu": "drive.monitor",
    "tree_sitter": "load.toml readers.c_syntax",
    "tree_sitter_c": "readers.c_syntax",
    "tree_sitter_toml": "load.toml",
    "z3": "engines.smt.solver",
}

# What costs 40 ms and more to import: a table must not wait for it.
HEAVY = {"cvc5", "graphviz", "jinja2", "networkx", "z3"}

# "edgewise.draw:svg" in a table of plug-ins is an import too.
LATE = re.compile(r"edgewise((?:\.\w+)+):\w+")


@cache
def modules() -> dict[str, ast.Module]:
    """Every module by its name inside the package: `run`, `load.toml`; a room's __init__ has the room's name."""
    found: dict[str, ast.Module] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def imports(tree: ast.Module, known: set[str]) -> Iterator[tuple[str, str]]:
    """What a module imports, wherever it stands: ("edgewise", a module of ours) or (a library, "")."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names):
                yield from (ours(name.name, known) for name in names)
            case ast.ImportFrom(module, names, 0) if module is not None:
                yield from (ours(f"{module}.{name.name}", known) for name in names)
            case ast.ImportFrom(level=level) if level:
                pytest.fail(f"line {node.lineno}: relative import: write the whole name")
            case ast.Constant(str(text)) if late := LATE.fullmatch(text):
                yield ours(f"edgewise{late[1]}", known)
            case _:
                pass


def ours(dotted: str, known: set[str]) -> tuple[str, str]:
    """The module that `dotted` (a module, or something in one) belongs to."""
    top, _, rest = dotted.partition(".")
    if top != "edgewise":
        return top, ""
    while rest and rest not in known:
        rest = rest.rpartition(".")[0]
    return top, rest


@cache
def arrows() -> dict[str, set[str]]:
    """Module to those of ours that it imports. Nobody's fault: importing a room's module runs its __init__ too."""
    known = set(modules())
    return {
        name: {target for top, target in imports(tree, known) if top == "edgewise" and target}
        for name, tree in modules().items()
    }


def room(module: str) -> str:
    return module.partition(".")[0]


def floor(module: str) -> int:
    return next((number for number, names in enumerate(FLOORS) if room(module) in names), -1)


def test_every_module_has_a_floor_and_every_floor_its_modules() -> None:
    rooms = {room(name) for name in modules() if name}
    assert rooms == set().union(*FLOORS), "add a new module to FLOORS, where what it imports lies below it"


def test_imports_go_down() -> None:
    wrong = [
        f"{name} -> {target}"
        for name, targets in arrows().items()
        for target in sorted(targets)
        if room(name) != room(target) and floor(target) >= floor(name)
    ]
    assert wrong == []


def test_no_import_goes_in_a_circle() -> None:
    TopologicalSorter(arrows()).prepare()


def test_each_library_has_one_door() -> None:
    found: dict[str, set[str]] = {}
    for name, tree in modules().items():
        for top, _ in imports(tree, set(modules())):
            if top not in {"edgewise", *sys.stdlib_module_names}:
                found.setdefault(top, set()).add(name)
    assert found == {library: {*doors.split()} for library, doors in DOORS.items()}


def test_imports_are_seen_wherever_they_stand() -> None:
    text = """
import a.b
from edgewise import run, __version__
if TYPE_CHECKING:
    from edgewise.load.toml import Item
def late():
    from edgewise.load import toml
    import z3 as solver
VIEWS = {"x": "edgewise.views.table:view", "y": "not edgewise.draw:svg"}
"""
    known = {"", "run", "load", "load.toml", "views.table", "draw"}
    assert sorted(imports(ast.parse(text), known)) == [
        ("a", ""),
        ("edgewise", ""),
        ("edgewise", "load.toml"),
        ("edgewise", "load.toml"),
        ("edgewise", "run"),
        ("edgewise", "views.table"),
        ("z3", ""),
    ]


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_files_are_short() -> None:
    lengths = {path.relative_to(PACKAGE).as_posix(): lines(path) for path in PACKAGE.rglob("*.py")}
    assert {name: length for name, length in lengths.items() if length > 300} == {}
    assert statistics.median(lengths.values()) <= 120


def test_functions_are_short() -> None:
    long = [
        f"{name}.{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > 60
    ]
    assert long == []


def loaded(code: str) -> set[str]:
    """The names of the modules that a fresh interpreter has loaded after `code`."""
    script = f"import json, sys\n{code}\nprint(json.dumps([*sys.modules]), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_the_command_line_starts_light() -> None:
    assert loaded("import edgewise.cli") & HEAVY == set()


def test_a_table_asks_for_nothing_heavy() -> None:
    code = f"""
from edgewise.cli import main
sys.argv[1:] = ["-C", {str(PACKAGE.parents[1])!r}, "table", "block-job"]
try:
    assert not main()
except SystemExit as end:
    assert not end.code
"""
    assert loaded(code) & HEAVY == set()
