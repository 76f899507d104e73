"""Names as identifiers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgewise.identifier import C_KEYWORDS, assign, is_c, shout, snake
from edgewise.problem import Span, Unreadable

NAMES = st.from_regex(r"[A-Za-z_][A-Za-z0-9_-]{0,8}", fullmatch=True)


def made(*names: str) -> dict[str, str]:
    return assign([(name, Span("m", line)) for line, name in enumerate(names, 1)], snake, C_KEYWORDS, "C", "rename it")


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (["block-job"], "block_job"),
        (["SET-SPEED"], "set_speed"),
        (["a--b", "c"], "a_b_c"),
        (["a_", "_b"], "a_b"),
        (["_x-"], "_x_"),
    ],
)
def test_snake_and_shout(names: list[str], text: str) -> None:
    assert snake(*names) == text
    assert shout(*names) == text.upper()


@given(st.lists(NAMES, min_size=1, max_size=3))
def test_what_is_made_is_an_identifier(names: list[str]) -> None:
    assert is_c("x" + snake(*names))
    assert is_c("X" + shout(*names))


@pytest.mark.parametrize("text", ["", "1a", "_a", "a__b", "a b", "a-b", "é", "a\n"])
def test_what_c_keeps_to_itself_or_cannot_read(text: str) -> None:
    assert not is_c(text)


@given(st.lists(NAMES, unique=True, max_size=8))
def test_different_names_get_different_identifiers_or_are_refused(names: list[str]) -> None:
    wanted = [snake(name) for name in names]
    if len(set(wanted)) == len(names) and not C_KEYWORDS & set(wanted):
        assert made(*names) == dict(zip(names, wanted, strict=True))
    else:
        with pytest.raises(Unreadable):
            made(*names)


def test_all_that_is_wrong_is_told() -> None:
    with pytest.raises(Unreadable) as error:
        made("open", "Int", "OPEN", "class", "o-pen", "o_pen")
    assert [(problem.code, problem.span.line, problem.message) for problem in error.value.problems] == [
        ("EW503", 2, "'Int' becomes 'int', a keyword of C"),
        ("EW502", 3, "'open' and 'OPEN' both become 'open' in C"),
        ("EW503", 4, "'class' becomes 'class', a keyword of C"),
        ("EW502", 6, "'o-pen' and 'o_pen' both become 'o_pen' in C"),
    ]
