"""The corpus says what known.toml says it does: by brute force over `run`, and by the explicit search.

Which forms of the language the corpus has, and how often, is printed: `pytest -rP tests/test_corpus.py`.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brute
import pytest

import known
from edgewise import run
from edgewise.claim import BUILT_IN, Precedes, Proved, Reachable, Refuted, Undecided, Vacuous, Verdict, as_expected
from edgewise.engines import explicit
from edgewise.expr import (
    Accepts,
    Bool,
    By,
    Changes,
    Compare,
    Expr,
    Implies,
    In,
    Literal,
    Member,
    Quantified,
    Read,
    Sum,
    Type,
    Words,
    children,
    walk,
)
