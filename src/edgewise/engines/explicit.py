"""Every reachable configuration, one by one: complete for a given number of instances, shortest traces.

All claims are looked at in one search for each number of instances; see `tables` for how an
instance is worked out once, `graph` for the search, `watch` for what is looked for. Only where a
claim is about what one instance does in the long run may a second search follow that instance.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from edgewise.claim import (
    Always,
    Claim,
    EveryRow,
    EveryState,
    LeadsTo,
    NoDeadEnd,
    OnStep,
    Precedes,
    Proved,
    Reachable,
    Recoverable,
    Refuted,
    Undecided,
    Vacuous,
    Verdict,
)
from edgewise.engines import liveness, precedence
from edgewise.engines.abstraction import abstraction
from edgewise.engines.allowance import ENDLESS, Allowance
from edgewise.engines.condition import condition
from edgewise.engines.confirm import confirm
from edgewise.engines.graph import START, Graph, explore
from edgewise.engines.tables import Tables
from edgewise.engines.watch import Mark, Sight, Watch, marks
from edgewise.expr import TRUE, Expr, Not, about_subject, conjunction
from edgewise.machine import Machine
from edgewise.run import Trace, evaluate

METHOD: Final = "explicit search"
LIMIT: Final = 400_000
"""Configurations, up to renaming, to look at for one number of instances."""


def check(
    machine: Machine,
    claims: Sequence[Claim],
    jobs: Sequence[int],
    limit: int = LIMIT,
    allowance: Allowance = ENDLESS,
) -> tuple[Verdict, ...]:
    """A verdict for each claim, in order, for each number of instances in `jobs`.

    A claim with its own `jobs` is looked at for 1 to that number. `limit` is the most
    configurations, up to renaming, to look at for one number of instances; a claim that is not
    settled by then, or when the time is up, is Undecided. Raises Disagreement where `run` denies what was found.
    """
    groups: dict[tuple[int, ...], list[int]] = {}
    for number, claim in enumerate(claims):
        sizes = tuple(range(1, claim.jobs + 1)) if claim.jobs else tuple(sorted(set(jobs)))
        if not sizes or sizes[0] < 1:
            raise ValueError(f"{sizes}: numbers of instances begin at 1")
        groups.setdefault(sizes, []).append(number)
    verdicts: dict[int, Verdict] = {}
    for sizes, members in groups.items():
        found = Search(machine, [claims[number] for number in members], sizes, limit, allowance).verdicts()
        verdicts.update(zip(members, found, strict=True))
    return tuple(verdicts[number] for number in range(len(claims)))


class Search:
    """Claims that are looked at for the same numbers of instances, as `check` has it, one number after the other.

    Each claim is known by its number among them. Where there are `groups` of them, it is enough to find
    out of each group what settles one of its claims; the others may stay Undecided.
    """

    def __init__(
        self,
        machine: Machine,
        claims: Sequence[Claim],
        sizes: tuple[int, ...],
        limit: int = LIMIT,
        allowance: Allowance = ENDLESS,
        groups: Sequence[Collection[int]] = (),
    ) -> None:
        self.machine, self.claims, self.sizes, self.limit, self.allowance = machine, claims, sizes, limit, allowance
        self.marks = [mark for number, claim in enumerate(claims) for mark in marks(number, claim)]
        lacking = {number: flag for number, claim in enumerate(claims) if (flag := _lacking(claim)) is not None}
        self.flag_of = {number: index for index, number in enumerate(lacking)}
        still = [mark.expr for mark in self.marks if not mark.on_steps]
        self.tables = Tables(machine, sizes[-1], still, list(lacking.values()))
        chained = any(isinstance(claim.says, Precedes) for claim in claims)
        alone = [(number,) for number in range(len(claims))]
        self.watch = Watch(self.tables, self.marks, groups or alone, idlers=chained)
        self.met = {number for number, claim in enumerate(claims) if condition(claim) is None}
        self.found: dict[int, Verdict] = {}
        # Of numbers of instances that were not looked at to the end, of how many steps all runs were.
        self.looked: dict[int, int] = {}
        self._left = list(sizes)
        # None once it has turned out to tell too little.
        self.abstract: dict[int, Tables | None] = {}

    @property
    def open(self) -> list[int]:
        """The claims without a verdict."""
        return [number for number in range(len(self.claims)) if number not in self.found]

    @property
    def unbroken(self) -> list[int]:
        """The claims about what never happens, or can always happen, that nothing seen so far speaks against."""
        about = Always | OnStep | Precedes | Recoverable | NoDeadEnd
        return [number for number in self.open if isinstance(self.claims[number].says, about)]

    def verdicts(self) -> list[Verdict]:
        """The verdict of each claim."""
        while self._left:
            self.look()
        for number in self.open:
            self._settle(number, self._last_word(number))
        return [self.found[number] for number in range(len(self.claims))]

    def look(self) -> None:
        """Look at the next number of instances."""
        size = self._left.pop(0)
        excluded = self._excluded(size) if size > self.sizes[0] else set[int]()
        if excluded.issuperset(self.open):
            return
        onward = any(number in self.flag_of for number in self.open)
        graph = explore(self.tables, size, self.limit, self.watch, onward=onward, allowance=self.allowance)
        if not graph.complete:
            self.looked[size] = max(0, graph.depths()[len(graph.flags)] - 1)
        self._read_marks(size, graph)
        for number in self.open:
            if isinstance(self.claims[number].says, EveryState | EveryRow) and not self._missing(number):
                self._settle(number, Proved(tuple(one for one in self.sizes if one <= size), METHOD))
            elif not graph.complete and number not in excluded:
                self._give_up(number, size)
        self._look_ahead(size, graph, excluded)

    def _excluded(self, size: int) -> set[int]:
        """The claims that something happens sooner or later which this many instances keep, as an abstraction shows."""
        found: set[int] = set()
        for number in self.open:
            claim = self.claims[number]
            if isinstance(claim.says, LeadsTo) and number in self.met:
                if number not in self.abstract:
                    less = abstraction(self.machine, claim, claim.says)
                    self.abstract[number] = Tables(less, self.sizes[-1]) if less is not None else None
                tables = self.abstract[number]
                if tables is not None and liveness.excluded(
                    tables, claim, claim.says, size, self.limit, self.allowance
                ):
                    found.add(number)
                else:
                    self.abstract[number] = None
        return found

    def _settle(self, number: int, verdict: Verdict, who: int | None = None) -> None:
        """Note a verdict, once its trace, about instance `who`, has been held against the reference semantics."""
        match verdict:
            case Refuted(trace=Trace() as shown) | Proved(witness=Trace() as shown):
                confirm(self.machine, self.claims[number], shown, who)
            case Proved() | Refuted() | Vacuous() | Undecided():
                pass
        self.found[number] = verdict
        self.watch.settle(number)

    def _refute(self, number: int, size: int, trace: Trace, who: int | None, remedy: str = "") -> None:
        claim = self.claims[number]
        subject = who if _about_one(claim) else None
        self._settle(number, Refuted((size,), METHOD, trace, subject, remedy=remedy), who)

    def _give_up(self, number: int, size: int, followed: str = "") -> None:
        noun = self.machine.instance if size == 1 else self.machine.instances
        reason = (
            self.allowance.reason
            if self.allowance.over
            else f"more than {self.limit:,} configurations with {size} {noun}{followed}"
        )
        done = tuple(smaller for smaller in self.sizes if smaller < size)
        self.watch.give_up(number)
        self._settle(number, Undecided(done, METHOD, reason))

    def _read_marks(self, size: int, graph: Graph) -> None:
        """Settle what the search has come upon."""
        for mark in self.marks:
            if mark.claim in self.found:
                continue
            before_any = mark.on_steps and not isinstance(self.claims[mark.claim].says, OnStep)
            start = self._at_start(mark, graph) if before_any else None
            if start is None and not self.watch.met(mark):
                continue
            if mark.role == "met":
                self.met.add(mark.claim)
                continue
            sight = start or self.watch.sight(mark)
            trace = graph.trace(sight.at, sight.step)
            if mark.role == "goal":
                self._settle(mark.claim, Proved((size,), METHOD, trace), sight.who)
            else:
                self._refute(mark.claim, size, trace, sight.who)

    def _at_start(self, mark: Mark, graph: Graph) -> Sight | None:
        """Where a mark about steps is true before any step."""
        for at, node in enumerate(graph.nodes):
            if graph.origin[at] != START:
                break
            start = self.tables.configuration(node)
            for who in range(len(start.instances)):
                if evaluate(self.machine, mark.expr, start, who):
                    return Sight(at, node, None, who)
        return None

    def _look_ahead(self, size: int, graph: Graph, excluded: Collection[int]) -> None:
        """Settle what takes more than a look at one step; of `excluded` claims it is known that nothing fails them."""
        followed: Graph | None = None
        for number in self.open:
            match self.claims[number].says:
                case NoDeadEnd():
                    stuck = graph.stuck()
                    if stuck is not None:
                        self._refute(number, size, graph.trace(stuck), None)
                case Precedes() as says if number in self.met:
                    self._precedes(number, says, size)
                case LeadsTo() as says if number in self.met and number not in excluded:
                    failing = liveness.search(graph, self.claims[number], says, self.limit, self.allowance)
                    if failing.trace is not None:
                        self._refute(number, size, failing.trace, 0, failing.remedy)
                    elif not failing.complete:
                        self._give_up(number, size, ", one of them followed")
                case Recoverable() if not all(graph.reaching(self._fine(number, graph, False))):
                    followed = followed or explore(
                        self.tables, size, self.limit, followed=True, onward=True, allowance=self.allowance
                    )
                    if not followed.complete:
                        self._give_up(number, size, ", one of them followed")
                        continue
                    lost = followed.reaching(self._fine(number, followed, True)).find(0)
                    if lost >= 0:
                        self._refute(number, size, followed.trace(lost), 0)
                case _:
                    pass

    def _fine(self, number: int, graph: Graph, followed: bool) -> Iterator[int]:
        """The nodes where no instance, or not the followed one, lacks the goal."""
        bit = 2 + self.flag_of[number] + followed * len(self.flag_of)
        return (at for at, flags in enumerate(graph.flags) if not flags >> bit & 1)

    def _precedes(self, number: int, says: Precedes, size: int) -> None:
        claim = self.claims[number]
        if precedence.plain(claim, says) and precedence.excluded(self.tables, self.watch, claim, says):
            return
        met = precedence.search(self.tables, claim, says, size, self.limit, self.allowance)
        if met.at is not None:
            self._refute(number, size, met.graph.trace(met.at, met.step), 0)
        elif not met.graph.complete:
            self._give_up(number, size, ", one of them followed")

    def _missing(self, number: int) -> tuple[str, ...]:
        """The states, or the rows, that no run has come upon."""
        if isinstance(self.claims[number].says, EveryRow):
            rows = range(len(self.machine.transitions))
            return tuple(name_row(self.machine, row) for row in rows if row not in self.tables.rows_met)
        met = {instance.state for instance in self.tables.instances}
        return tuple(state.name for state in self.machine.states if state.name not in met)

    def _last_word(self, number: int) -> Verdict:
        """The verdict on a claim that nothing has settled for any number of instances."""
        match self.claims[number].says:
            case EveryState() | EveryRow():
                return Refuted(self.sizes, METHOD, None, missing=self._missing(number))
            case Reachable():
                return Refuted(self.sizes, METHOD, None)
            case Always() | OnStep() | Precedes() | LeadsTo() | Recoverable() | NoDeadEnd():
                return Proved(self.sizes, METHOD) if number in self.met else Vacuous(self.sizes, METHOD)


def name_row(machine: Machine, number: int) -> str:
    """What a row is called where it is missing: its trigger, and its line or else its number (from 1)."""
    row = machine.transitions[number]
    return f"{row.trigger} (line {row.span.line})" if row.span.line else f"{row.trigger} (row {number + 1})"


def _lacking(claim: Claim) -> Expr | None:
    """What is true of an instance that is not yet where a claim says it can get to."""
    return conjunction(claim.given, Not(claim.says.goal)) if isinstance(claim.says, Recoverable) else None


def _about_one(claim: Claim) -> bool:
    """Whether a claim fails for one instance rather than for the group."""
    match claim.says:
        case Always(holds) | OnStep(holds):
            return claim.given != TRUE or about_subject(holds)
        case Precedes() | LeadsTo() | Recoverable():
            return True
        case Reachable() | EveryState() | EveryRow() | NoDeadEnd():
            return False
