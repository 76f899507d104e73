"""What can be typed."""

from __future__ import annotations

import argparse
from pathlib import Path

from edgewise import __version__

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

    check = _command(commands, "check", "check what is claimed of machines")
    check.add_argument("machine", nargs="*", metavar="MACHINE", help="which machines (default: all)")
    check.add_argument("--claim", default="", metavar="NAME", help="only this claim, with its trace")
    check.add_argument(
        "--engine", choices=("explicit", "z3", "both"), default="both", help="default: both where z3 is quick"
    )
    check.add_argument("--jobs", type=_count, default=0, metavar="N", help="look at groups of up to N instances")
    check.add_argument("-v", "--verbose", action="store_true", help="show every trace")
    check.add_argument("--record", action="store_true", help="write the evidence to proofs/evidence")
    check.add_argument("--recheck", action="store_true", help="let cvc5 re-check every proof (extra: cvc5)")
    check.add_argument("--mutate", action="store_true", help="instead: which small changes of a row no claim notices")
    _format(check, "text", "json")

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

    new = _command(commands, "new", "start a machine: model/NAME.toml and proofs/NAME.toml")
    new.add_argument("name", metavar="NAME")
    return top


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, help: str
) -> argparse.ArgumentParser:
    made = commands.add_parser(name, help=help, description=help[0].upper() + help[1:] + ".", allow_abbrev=False)
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
