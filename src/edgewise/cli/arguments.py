"""What can be typed."""

from __future__ import annotations

import argparse
from math import inf
from pathlib import Path
from typing import get_args

from edgewise import __version__
from edgewise.medium import LogReader, Reader

_EPILOG = """\
exit codes: 0 all as expected; 1 a finding (a claim not as expected, stale output);
2 the input or the command cannot be read; 3 a fault of edgewise; 4 undecided
"""


def parser() -> argparse.ArgumentParser:
    """The parser of the command line; `command` is what was asked for, "all" when nothing was."""
    top = argparse.ArgumentParser(
        prog="edgewise",
        description="State machines, written once as data: proved, drawn, tabulated, compiled.\n"
        "Without a command: check every claim and regenerate out/.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"edgewise {__version__}")
    top.set_defaults(command="all")
    _common(top, first=True)
    commands = top.add_subparsers(metavar="COMMAND", title="commands")

    _check(commands)

    generate = _command(commands, "generate", "write diagrams, tables and code to out/")
    generate.add_argument("machine", nargs="*", metavar="MACHINE", help="which machines (default: all)")
    generate.add_argument("--only", action="append", default=[], metavar="GENERATOR", help="only this generator")
    generate.add_argument("--check", action="store_true", help="write nothing; exit 1 where out/ is not fresh")
    generate.add_argument("--out", type=Path, metavar="DIR", help="write to DIR/MACHINE instead of out/MACHINE")
    _format(generate, "text", "json")

    table = _command(commands, "table", "for each verb and state: what is the new state?")
    table.add_argument("machine", metavar="MACHINE")
    _format(table, "text", "md", "rst", "csv", "json")

    ask = _command(commands, "ask", "what does this verb (or event) do in this state?")
    ask.add_argument("machine", metavar="MACHINE")
    ask.add_argument("state", metavar="STATE")
    ask.add_argument("trigger", metavar="VERB")
    _format(ask, "text", "json")

    _audit(commands)
    _replay(commands)
    _drive(commands)
    _explain(commands)
    _diff(commands)
    _new(commands)
    return top


def _audit(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    audit = _command(commands, "audit", "say where a drawing or a C table departs from a machine")
    audit.add_argument("machine", metavar="MACHINE")
    audit.add_argument("file", type=Path, metavar="FILE", help="a mail, a document, DOT, C, ...; - is standard input")
    audit.add_argument("beside", type=Path, nargs="*", metavar="MORE", help="for C: files that have the enumerations")
    audit.add_argument(
        "--only",
        action="append",
        default=[],
        choices=("heads", "edges", "labels", "states"),
        help="only these findings",
    )
    audit.add_argument(
        "--reader", choices=get_args(Reader), help="what the file is (default: seen from its name and text)"
    )
    audit.add_argument("--table", default="", metavar="NAME", help="only the C table of this name")
    audit.add_argument("--fix", action="store_true", help="print the drawing as it should be")
    _format(audit, "text", "json")


def _replay(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    replay = _command(commands, "replay", "say whether logs of a real program are runs of a machine")
    replay.add_argument("machine", metavar="MACHINE")
    replay.add_argument("log", type=Path, nargs="+", metavar="LOG", help="QMP, iotests, traces, CSV, ...; - is stdin")
    replay.add_argument("--lossy", action="store_true", help="the logs may lack events and commands")
    replay.add_argument("--reader", choices=get_args(LogReader), help="what the logs are (default: seen from each)")
    replay.add_argument("-q", "--quiet", action="store_true", help="say nothing of logs that are runs")
    _format(replay, "text", "json", "junit")


def _drive(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    drive = _command(commands, "drive", "ask a running program all that a machine can be asked, in every state")
    drive.add_argument("harness", metavar="HARNESS", help="drive/HARNESS.toml tells the machine and the program: qemu")
    drive.add_argument("--program", metavar="PATH", help="drive this one, not what the harness finds on PATH")
    drive.add_argument("--log", type=Path, metavar="FILE", help="keep what is said, for `edgewise replay`")
    _format(drive, "text", "json")


def _diff(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    diff = _command(commands, "diff", "what changed in meaning between two models?")
    versions = "a file, a machine, or either in git: REV:FILE, REV:MACHINE"
    diff.add_argument("old", metavar="OLD", help=versions)
    diff.add_argument("new", metavar="NEW", help="likewise")
    diff.add_argument(
        "--jobs", type=_count, default=2, metavar="N", help="compare runs of groups of up to N instances (default: 2)"
    )
    diff.add_argument("--no-claims", action="store_true", help="do not ask whose claims have another verdict")
    _format(diff, "text", "md", "json")


def _check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = _command(commands, "check", "check what is claimed of machines")
    check.add_argument("machine", nargs="*", metavar="MACHINE", help="which machines (default: all)")
    check.add_argument("--claim", default="", metavar="NAME", help="only this claim, with its trace")
    check.add_argument(
        "--engine", choices=("explicit", "z3", "both"), default="both", help="default: both where z3 is quick"
    )
    check.add_argument("--jobs", type=_count, default=0, metavar="N", help="look at groups of up to N instances")
    check.add_argument(
        "--timeout", type=_seconds, default=inf, metavar="S", help="end the check of a machine after S seconds"
    )
    check.add_argument("-v", "--verbose", action="store_true", help="show every trace")
    check.add_argument("--record", action="store_true", help="write the evidence to proofs/evidence")
    # Two options, for a value that may be left out would take the name of a machine.
    check.add_argument(
        "--recheck",
        action="store_const",
        const="solver",
        default="",
        help="let cvc5 re-check every proof (extra: cvc5)",
    )
    check.add_argument(
        "--recheck=proof",
        action="store_const",
        const="proof",
        dest="recheck",
        help="let ethos check a proof by cvc5 of every step",
    )
    check.add_argument("--mutate", action="store_true", help="instead: which small changes of a row no claim notices")
    _format(check, "text", "json", "junit", "sarif", "github")


def _new(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    new = _command(commands, "new", "start a machine: model/NAME.toml and proofs/NAME.toml")
    new.add_argument("name", metavar="NAME")
    new.add_argument(
        "--from",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        dest="files",
        help="from a drawing or from tables in C; again for files that have the enumerations",
    )
    new.add_argument(
        "--reader", choices=get_args(Reader), help="what the file is (default: seen from its name and text)"
    )
    new.add_argument("--table", default="", metavar="NAME", help="only the C table of this name")


def _explain(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    explain = _command(commands, "explain", "how does the machine meet a requirement, and what does that rest on?")
    explain.add_argument("machine", metavar="MACHINE")
    explain.add_argument("name", nargs="?", default="", metavar="REQUIREMENT|CLAIM", help="default: all requirements")
    _format(explain, "text", "md", "json")


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, help: str
) -> argparse.ArgumentParser:
    description = help[0].upper() + help[1:] + ("" if help.endswith("?") else ".")
    made = commands.add_parser(name, help=help, description=description, allow_abbrev=False)
    made.set_defaults(command=name)
    _common(made, first=False)
    return made


def _common(to: argparse.ArgumentParser, first: bool) -> None:
    # The subcommand's own default must not hide what stands before the subcommand.
    unset = None if first else argparse.SUPPRESS
    to.add_argument(
        "-C",
        type=Path,
        default=unset,
        metavar="DIR",
        dest="workspace",
        help="the workspace (default: at or above here)",
    )
    to.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto" if first else unset,
        help="default: auto; NO_COLOR is heeded",
    )


def _format(to: argparse.ArgumentParser, *formats: str) -> None:
    to.add_argument("--format", choices=formats, default=formats[0], help=f"default: {formats[0]}")


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text[:9]) <= 9:
        raise argparse.ArgumentTypeError("a number from 1 to 9")
    return int(text)


def _seconds(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not 0 < found < inf:
        raise argparse.ArgumentTypeError("a number of seconds above 0")
    return found
