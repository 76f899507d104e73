"""What a text of others may be read as; the command line knows these names without a look at the readers."""

from __future__ import annotations

from typing import Literal, TypeAlias

Reader: TypeAlias = Literal["ascii", "dot", "mermaid", "plantuml", "c-table"]
"""Of drawings and tables."""

LogReader: TypeAlias = Literal["qmp", "iotests", "qemu-trace", "csv", "json"]
"""Of logs."""
