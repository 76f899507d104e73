"""The one door to cvc5, a second solver that re-checks what z3 has decided. It is an extra: not every place has it."""

from __future__ import annotations

from typing import Any

from edgewise.problem import Problem, Span, Unreadable


def answers(script: str) -> list[str]:
    """What cvc5 says to each check-sat of an SMT-LIB 2 text: "sat", "unsat" or "unknown", in order.

    Raises Unreadable where cvc5 is not installed, ValueError where it cannot read the text.
    """
    said, _ = _asked(script, {"incremental": "true"})
    if len(said) != script.count("(check-sat)") or not set(said) <= {"sat", "unsat", "unknown"}:
        raise ValueError(
            next((line for line in said if line not in {"sat", "unsat", "unknown"}), "an answer is missing")
        )
    return said


def proof(question: str) -> str:
    """A proof in cvc5's Cooperating Proof Calculus that an SMT-LIB 2 text's one question is unsat.

    "" where cvc5 does not say unsat. Raises as `answers`.
    """
    # Every rewriting as steps of its own, and no `let`, which the calculus has not.
    how = {"produce-proofs": "true", "proof-granularity": "dsl-rewrite", "dag-thresh": "0"}
    said, solver = _asked(question, how)
    return str(solver.proofToString(solver.getProof()[0]), "utf-8") if said == ["unsat"] else ""


def _asked(script: str, options: dict[str, str]) -> tuple[list[str], Any]:
    """What cvc5 says to a text, a line each, and the solver that said it. Raises as `answers`."""
    try:
        import cvc5
    except ImportError as missing:
        message = "cvc5, the second solver, is not installed"
        help = "pip install 'edgewise[cvc5]'"
        raise Unreadable([Problem("EW108", Span("--recheck"), message, help)]) from missing
    library: Any = cvc5  # its stubs leave out what its module takes from another
    terms: Any = library.TermManager()
    solver: Any = library.Solver(terms)
    for name, value in options.items():
        solver.setOption(name, value)
    symbols: Any = library.SymbolManager(terms)
    parser: Any = library.InputParser(solver, symbols)
    parser.setStringInput(library.InputLanguage.SMT_LIB_2_6, script, "evidence")
    said: list[str] = []
    try:
        while not (command := parser.nextCommand()).isNull():
            said += str(command.invoke(solver, symbols)).split("\n")
    except RuntimeError as denied:
        raise ValueError(str(denied)) from denied
    return [line for line in said if line], solver
