"""The tables of a machine as a maintainer of C would write them."""

from __future__ import annotations

from edgewise.machine import Machine
from edgewise.views.c_header import accepted


def identifier(*names: str) -> str:
    return "_".join(names).replace("-", "_").upper()


def tables(machine: Machine, enums: bool = True) -> str:
    """The two tables of a machine as a maintainer writes them: with enumerations, or with words over the columns."""
    states = [identifier("state", state.name) for state in machine.states]
    verbs = [identifier("verb", verb.name) for verb in machine.verbs]
    edges, cells = set(machine.edges), set(accepted(machine))
    over = "  /* " + " ".join(states) + " */\n"
    rows = "".join(
        f"  [{name}] = {{{', '.join(str(int((state.name, to.name) in edges)) for to in machine.states)}}},\n"
        for name, state in zip(states, machine.states, strict=True)
    )
    text = f"bool go[STATE__MAX][STATE__MAX] = {{\n{over}{rows}}};\n"
    if verbs:
        rows = "".join(
            f"  [{name}] = {{{', '.join(str(int((verb.name, to.name) in cells)) for to in machine.states)}}},\n"
            for name, verb in zip(verbs, machine.verbs, strict=True)
        )
        text += f"bool accept[VERB__MAX][STATE__MAX] = {{\n{over}{rows}}};\n"
    if enums:
        text = f"enum {{ {', '.join(states)}, STATE__MAX }};\nenum {{ {', '.join([*verbs, 'VERB__MAX'])} }};\n{text}"
    return text
