"""Workspaces made for a test, and the command line run in them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import edgewise
from edgewise.cli import main

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "corpus"
SCHEMAS = Path(edgewise.__file__).parent / "schemas"
COMMAND = [sys.executable, "-c", "from edgewise.cli import main; main()"]


@dataclass(frozen=True)
class Ran:
    """What came of a command."""

    code: int
    out: str
    err: str

    def record(self, schema: str) -> Any:
        """Standard output as JSON, after a look at its schema."""
        found = json.loads(self.out)
        published = json.loads((SCHEMAS / f"{schema}.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator(published).validate(found)
        return found

    @property
    def problems(self) -> list[str]:
        """The code of each problem on standard error, in order."""
        lines = [line for line in self.err.splitlines() if ": EW" in line and not line.startswith(" ")]
        return [line.rpartition(": EW")[2][:3] for line in lines]


def workspace(folder: Path, *machines: str) -> Path:
    """A workspace with machines of the corpus and what is claimed of them."""
    for room in ("model", "proofs"):
        (folder / room).mkdir(parents=True, exist_ok=True)
    for name in machines:
        shutil.copy(CORPUS / f"{name}.toml", folder / "model")
        shutil.copy(CORPUS / f"{name}.proofs.toml", folder / "proofs" / f"{name}.toml")
    return folder


class Shell:
    """Runs commands in this process, in a folder."""

    def __init__(self, captured: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.captured = captured
        self.patch = patch

    def __call__(self, folder: Path, *arguments: str) -> Ran:
        self.patch.chdir(folder)
        self.captured.readouterr()
        with pytest.raises(SystemExit) as end:
            main(arguments)
        out, err = self.captured.readouterr()
        assert isinstance(end.value.code, int)
        assert "Traceback" not in err
        return Ran(end.value.code, out, err)


def started(folder: Path, arguments: Sequence[str], **more: str) -> Ran:
    """What came of a command in a process of its own; `more` changes its environment."""
    environment = {**os.environ, **more}
    command = [*COMMAND, *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=120, check=False)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
