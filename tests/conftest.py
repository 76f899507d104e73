"""What all tests share: how much hypothesis tries, and how a test asks for a program that not every machine has."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, settings

# EDGEWISE_HYPOTHESIS names one: `default`, `ci` (the same examples on every run), `long` (for a night).
settings.register_profile("default", deadline=None, max_examples=50)
settings.register_profile("ci", deadline=None, max_examples=100, derandomize=True, database=None, print_blob=True)
settings.register_profile(
    "long", deadline=None, max_examples=5_000, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

CI = os.environ.get("CI", "").lower() in {"1", "true"}
settings.load_profile(os.environ.get("EDGEWISE_HYPOTHESIS") or ("ci" if CI else "default"))

Need: TypeAlias = Callable[[str, str], str]


@pytest.fixture(scope="session")
def need() -> Need:
    """`need(program, package)`: the path of a program, from the Debian package that has it.

    Where it is missing the test is skipped, and the reason names the package. In CI, where every test must run,
    it fails instead.
    """

    def find(program: str, package: str) -> str:
        found = shutil.which(program)
        if found:
            return found
        message = f"no program '{program}' here: apt-get install {package}"
        if CI:
            pytest.fail(message, pytrace=False)
        pytest.skip(message)

    return find
