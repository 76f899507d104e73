"""An answer as JSON, schema edgewise.ask/1 (src/edgewise/schemas/ask.schema.json)."""

from __future__ import annotations

import json
from typing import Any, Final

from edgewise.views.ask import Answer
from edgewise.views.ask_text import sentences
from edgewise.views.table import Row
from edgewise.views.table_json import row_facts

SCHEMA: Final = "edgewise.ask/1"


def write(answer: Answer) -> str:
    """The answer as one JSON object."""
    return json.dumps(facts(answer), indent=2, ensure_ascii=False) + "\n"


def facts(answer: Answer) -> dict[str, Any]:
    """What is written, as JSON has it."""
    return {
        "schema": SCHEMA,
        "machine": answer.machine.name,
        "digest": answer.machine.digest,
        "state": answer.state,
        "verb" if answer.is_verb else "event": answer.trigger,
        "kind": answer.kind,
        "asked": answer.asked,
        "answers": answer.answers,
        "rows": [_row(row) for row in answer.rows],
        "later": [{"event": row.trigger, "from": list(row.sources), **_row(row)} for row in answer.later],
        "states": list(answer.states),
        "answer": " ".join(sentences(answer)),
    }


def _row(row: Row) -> dict[str, Any]:
    return {**row_facts(row), "path": row.path}
