"""Steps told apart only as far as an expression can tell them.

What a quantified expression says of a step depends on what each instance is before and after it,
so far as the expression reads that, and on how many instances there are of each sort. A step that
has the signature of one already judged need not be judged again.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from edgewise.engines.tables import Local, Node, Tables, Taken
from edgewise.engines.view import Gist
from edgewise.expr import Expr


class _Sorts(dict[Local, int]):
    """For each instance that does nothing what it adds to the signature of its group."""

    def __init__(self, tables: Tables, gist: Gist) -> None:
        super().__init__()
        self.number_of: dict[Hashable, int] = {}
        self._tables, self._gist = tables, gist

    def __missing__(self, local: Local) -> int:
        sort = (local & 1, self._gist.of((local >> 1, local >> 1, False, 0, 0, "")))
        number = self.number_of.setdefault(sort, len(self.number_of))
        found = self[local] = self._tables.weights[number]
        return found


class Signatures:
    """Signatures of steps for one expression.

    That of an instance's own step is the sum of two parts: one for the group, which counts the sorts
    of its instances as `key` does, and one for what the step is. With `triggers`, `fresh` tells only steps by these.
    """

    def __init__(self, tables: Tables, expr: Expr, triggers: frozenset[str] | None = None) -> None:
        self._tables, self._triggers = tables, triggers
        self._gist = Gist(tables.facts, expr, quantified=True)
        self._sorts = _Sorts(tables, self._gist)
        self._number_of: dict[Hashable, int] = {}
        self._known: set[Hashable] = set()
        self._alone: dict[tuple[int, int], tuple[int, ...]] = {}
        self._told: dict[tuple[int, int], tuple[tuple[int, int], ...]] = {}

    def fresh(self, node: Node, codes: Sequence[int], others: Sequence[Taken]) -> Iterator[Taken]:
        """The steps from a node whose signature is new; `others` are those that are no one instance's."""
        key, locals_, shared = node
        known, group = self._known, self.group(node)
        for who, code in enumerate(codes):
            told = self._told.get((shared, code))
            for index, part in self._choose(shared, code) if told is None else told:
                if group + part not in known:
                    known.add(group + part)
                    delta, row, moved, after = self._tables.pages[shared][code][0][index]
                    yield row, who, (*locals_[:who], moved, *locals_[who + 1 :]), after, key + delta
        for step in others:
            if self._asked(step[0]):
                signature = self.other(node, step, group)
                if signature not in known:
                    known.add(signature)
                    yield step

    def _choose(self, shared: int, code: int) -> tuple[tuple[int, int], ...]:
        """Of what an instance does alone the moves that are asked for, by their places, with their parts."""
        moves = self._tables.pages[shared][code][0]
        parts = enumerate(self.alone(shared, code))
        found = self._told[shared, code] = tuple((index, part) for index, part in parts if self._asked(moves[index][1]))
        return found

    def _asked(self, row: int) -> bool:
        return self._triggers is None or self._tables.machine.transitions[row].trigger in self._triggers

    def group(self, node: Node) -> int:
        """The part for the group, at a node."""
        return sum([self._sorts[local] for local in node[1]])

    def alone(self, shared: int, code: int) -> tuple[int, ...]:
        """The parts for what an instance does alone, in the order of its moves."""
        found = self._alone.get((shared, code))
        if found is None:
            local, moves = code >> self._tables.width, self._tables.pages[shared][code][0]
            found = tuple(self._part(local, row, moved, shared, after) for _, row, moved, after in moves)
            self._alone[shared, code] = found
        return found

    def other(self, node: Node, step: Taken, group: int) -> Hashable:
        """The signature of a step that is no one instance's: of a joint one, all that its instances see of it."""
        row, actor, moved, after, _ = step
        if actor is None:
            return group + self._part(None, row, 0, node[2], after)
        views = self._tables.views(node, step)
        return tuple(sorted((new & 1, self._gist.of(view)) for view, new in zip(views, moved, strict=True)))

    def _part(self, local: Local | None, row: int, moved: Local, shared: int, after: int) -> int:
        trigger = self._tables.machine.transitions[row].trigger
        if local is None:
            what: Hashable = self._gist.of((0, 0, False, shared, after, trigger))
        else:
            # The group counts the actor as it was: its sort is needed to know what the others are.
            what = (self._sorts[local], self._gist.of((local >> 1, moved >> 1, True, shared, after, trigger)))
        return self._number_of.setdefault(what, len(self._number_of)) << self._tables.weights.width
