"""Whether a wheel has what it should and nothing else: the package and the generators, as git has them."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile

FACTS = {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}


def committed(*folders: str) -> list[str]:
    """The files that git keeps in these folders of the repo."""
    listed = subprocess.run(["git", "ls-files", "-z", *folders], check=True, capture_output=True, text=True)
    return [path for path in listed.stdout.split("\0") if path]


def main(wheel: str) -> int:
    """0 when the wheel is as it should be."""
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    facts = next(name for name in held if name.endswith("/METADATA")).removesuffix("METADATA")
    wanted = {
        *(facts + name for name in FACTS),
        *(path.removeprefix("src/") for path in committed("src/edgewise")),
        *(f"edgewise/{path}" for path in committed("generators")),
    }
    for name in sorted(wanted - held):
        print(f"missing: {name}")
    for name in sorted(held - wanted):
        print(f"stray: {name}")
    lacking = [
        must
        for must in ("edgewise/py.typed", r"edgewise/generators/[^/]+/generator\.toml")
        if not any(re.fullmatch(must, name) for name in held)
    ]
    for must in lacking:
        print(f"nothing like {must}")
    print(f"{len(held)} files")
    return 0 if held == wanted and not lacking else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
