"""Names of the model as identifiers of a target language, and what stands against it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from edgewise.problem import Problems, Span

_C_WORDS: Final = """
    auto break case char const continue default do double else enum extern float for goto if inline int long register
    restrict return short signed sizeof static struct switch typedef union unsigned void volatile while
    bool true false asm typeof typeof_unqual constexpr nullptr static_assert alignas alignof thread_local linux unix
    and and_eq bitand bitor catch char16_t char32_t char8_t class co_await co_return co_yield compl concept const_cast
    consteval constinit decltype delete dynamic_cast explicit export friend mutable namespace new noexcept not not_eq
    operator or or_eq private protected public reinterpret_cast requires static_cast template this throw try typeid
    typename using virtual wchar_t xor xor_eq
"""
C_KEYWORDS: Final = frozenset(_C_WORDS.split())
"""The keywords of C99 to C23 and C++11 to C++20, and what gcc makes a macro of by itself."""

_IDENTIFIER: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def snake(*names: str) -> str:
    """`block-job` and `SET-SPEED` as `block_job_set_speed`. No two underscores meet: C++ keeps those to itself."""
    return re.sub("[_-]+", "_", "_".join(names)).lower()


def shout(*names: str) -> str:
    """`block-job` and `set-speed` as `BLOCK_JOB_SET_SPEED`."""
    return snake(*names).upper()


def is_c(text: str) -> bool:
    """Whether `text` has the form of an identifier that C and C++ leave to programs; it may be a keyword."""
    return bool(_IDENTIFIER.fullmatch(text)) and text[0] != "_" and "__" not in text


def assign(
    named: Iterable[tuple[str, Span]], spell: Callable[[str], str], keywords: frozenset[str], target: str, way_out: str
) -> dict[str, str]:
    """The identifier of each name, in order; `target` is the language, `way_out` the help of the problems.

    Raises Unreadable with every name that is a keyword of the target, or becomes the same
    identifier as another.
    """
    problems = Problems()
    made: dict[str, str] = {}
    owner: dict[str, str] = {}
    for name, span in named:
        text = made[name] = spell(name)
        if text in keywords:
            problems.add("EW503", span, f"'{name}' becomes '{text}', a keyword of {target}", way_out)
        elif owner.setdefault(text, name) != name:
            problems.add("EW502", span, f"'{owner[text]}' and '{name}' both become '{text}' in {target}", way_out)
    problems.stop_if_any()
    return made
