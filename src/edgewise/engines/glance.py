"""Every step from a configuration, with whether an expression is true of it for some instance."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from edgewise.engines.lens import Lens
from edgewise.engines.signature import Signatures
from edgewise.engines.tables import Node, Tables, Taken
from edgewise.expr import Expr


class Glance:
    """One expression about steps. Where an instance of a configuration is followed, it counts alone."""

    def __init__(self, tables: Tables, expr: Expr) -> None:
        self._tables = tables
        self._lens = Lens(tables.facts, steps=True)
        self._formula = self._lens.add(expr)
        self._signatures = Signatures(tables, expr)
        self._known: dict[Hashable, bool] = {}

    def true(self, node: Node) -> Iterator[Taken]:
        """Every step from a node of which the expression is true."""
        return (step for step, holds in self.steps(node, only=True) if holds)

    def steps(self, node: Node, *, only: bool = False) -> Iterator[tuple[Taken, bool]]:
        """Every step from a node, and whether the expression is true of it; `only` those that are not known to fail."""
        key, locals_, shared = node
        whole, codes = self._tables.vectors(node)
        page, group, known = self._tables.pages[shared], self._signatures.group(node), self._known
        for who, code in enumerate(codes):
            for part, (delta, row, moved, after) in zip(
                self._signatures.alone(shared, code), page[code][0], strict=True
            ):
                found = known.get(group + part)
                if only and found is False:
                    continue
                step = row, who, (*locals_[:who], moved, *locals_[who + 1 :]), after, key + delta
                yield step, self._judge(node, step, group + part) if found is None else found
        for other in self._tables.beyond(node, whole, codes):
            signature = self._signatures.other(node, other, group)
            found = known.get(signature)
            yield other, self._judge(node, other, signature) if found is None else found

    def _judge(self, node: Node, step: Taken, signature: Hashable) -> bool:
        found = self._known[signature] = bool(self.who(node, step))
        return found

    def who(self, node: Node, step: Taken) -> list[int]:
        """The instances for which the expression is true of a step."""
        views = self._tables.views(node, step)
        followed = [who for who, local in enumerate(node[1]) if local & 1]
        vectors = self._lens.vectors(views)[1]
        among = followed or range(len(views))
        return [who for who in among if self._lens.value(self._formula, views[who], vectors[who])]
