"""The one door to Ethos, a program that checks proofs: it searches for nothing, and knows the rules of cvc5's calculus.

It is in no package registry; cvc5's own script contrib/get-ethos-checker builds it, next to the rules.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from edgewise.problem import Problem, Span, Unreadable

RULES: Final = "proofs/eo/cpc"
"""Where the rules are in the sources of cvc5."""
PATIENCE: Final = 60
"""Seconds for one proof, which takes some hundredths of one."""


@dataclass(frozen=True)
class Checker:
    """The program, and the folder with the rules."""

    program: Path
    rules: Path

    def accepts(self, question: str, proof: str) -> bool:
        """Whether `proof` shows that an SMT-LIB text's question is unsat, from what that text asserts and the rules."""
        steps = self._steps(proof)
        if steps is None:
            return False
        with TemporaryDirectory() as folder:
            asked, shown = Path(folder) / "question.smt2", Path(folder) / "proof.eo"
            asked.write_text(question, encoding="utf-8")
            rules = [f'(include "{self.rules / name}")' for name in ("Cpc.eo", "expert/CpcExpert.eo")]
            shown.write_text("\n".join((*rules, f'(reference "{asked}")', steps)), encoding="utf-8")
            command = [str(self.program), "--require-proof-of-false", str(shown)]
            try:
                done = subprocess.run(  # noqa: S603  # ethos as the user has it, and files of our own
                    command, capture_output=True, text=True, timeout=PATIENCE, check=False
                )
            except subprocess.TimeoutExpired:
                return False
        return (done.returncode, done.stdout.strip()) == (0, "correct")

    def _steps(self, proof: str) -> str | None:
        """What a proof does besides declaring: that is for the question to do. None where it does more than prove."""
        lines = [line for line in proof.strip().removeprefix("(").removesuffix(")").split("\n") if line]
        kept = [line for line in lines if not line.startswith("(declare-")]
        fine = re.compile(r"\((define|assume|assume-push|step|step-pop) ")
        return "\n".join(kept) if kept and all(fine.match(line) for line in kept) else None


def find(rules: str) -> Checker:
    """The checker on the PATH. `rules` is the folder with the rules; "": where cvc5's script leaves the program.

    Raises Unreadable where either is missing.
    """
    program = shutil.which("ethos")
    if program is None:
        raise _missing("ethos, which checks proofs, is not installed")
    found = Path(rules) if rules else Path(program).resolve().parents[2] / RULES
    if not (found / "Cpc.eo").is_file():
        raise _missing(f"the rules of cvc5's proofs are not in {found}")
    return Checker(Path(program), found.resolve())


def _missing(message: str) -> Unreadable:
    help = f"contrib/get-ethos-checker of cvc5 builds ethos; EDGEWISE_CPC names the folder {RULES} of its sources"
    return Unreadable([Problem("EW108", Span("--recheck=proof"), message, help)])
