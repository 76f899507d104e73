"""The log of a drive, in the form that `edgewise replay` reads: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TextIO

from edgewise.drive.monitor import Side


class Record:
    """Numbers and times what is said, and keeps it in a file if there is one. `path` is what it is shown under."""

    def __init__(self, clock: Callable[[], float], path: str, file: TextIO | None) -> None:
        self.path, self.line = path, 0
        self._clock, self._file, self._begun = clock, file, clock()

    def message(self, side: Side, message: Mapping[str, Any]) -> str:
        """Note a message, and give its line."""
        return self._note({"dir": side, "msg": message})

    def remark(self, text: str) -> str:
        """Note what nobody said."""
        return self._note({"dir": "N", "note": text})

    def _note(self, told: Mapping[str, Any]) -> str:
        text = json.dumps({"t": round(self._clock() - self._begun, 4), **told})
        self.line += 1
        if self._file is not None:
            self._file.write(text + "\n")
        return text
