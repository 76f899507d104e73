"""Why no run explains what is seen: what could have come, the nearest run that differs, and the rows it takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from edgewise import run, spell
from edgewise.expr import TRUE, And, Compare, Expr, Implies, In, Literal, Not, Or, Quantified, Read, Value, children
from edgewise.machine import Machine
from edgewise.problem import Span
from edgewise.replay.stage import LOOK, Possibility, Request, Sight, Stage, TooMany, Way, spelled
from edgewise.replay.tracker import Tracker
from edgewise.replay.verdict import Candidate, Finding

FURTHEST: Final = 3
"""Steps that the log may lack for a run to count as near."""
WIDEST: Final = 20_000
"""Possibilities to look at for it."""


def point(span: Span, *words: str) -> Span:
    """The place of the first of some words that is found in the line; else where the line is."""
    text = span.text.casefold()
    for word in words:
        at = text.rfind(word.casefold()) if word else -1
        if at >= 0:
            return span._replace(column=at + 1, width=len(word))
    return span._replace(width=1)


def explain(
    machine: Machine, tracker: Tracker, stage: Stage, sight: Sight, names: tuple[str, ...], span: Span
) -> Finding:
    """The finding for a sight that nothing at a stage explains."""
    return _Explained(machine, tracker, stage, sight, names).finding(span)


class _Explained:
    def __init__(self, machine: Machine, tracker: Tracker, stage: Stage, sight: Sight, names: tuple[str, ...]) -> None:
        self._machine, self._tracker, self._stage, self._sight, self._names = machine, tracker, stage, sight, names
        self._showing = [row for dialect in machine.dialects for row in dialect.showing]
        self._order = [state.name for state in machine.states]
        match sight:
            case ("moved", who, _):
                self._who, self._request = who, None
            case ("asked", request):
                self._who, self._request = request[0], request
            case ("answered", place, _, _):
                self._request = stage.requests[place]
                self._who = self._request[0]
            case ("done", request, _):
                self._who, self._request = request[0], request
            case ("shown", who, _) | ("made", who, _):
                self._who, self._request = who, None
            case ("lost",):
                self._who, self._request = 0, None

    def finding(self, span: Span) -> Finding:
        """All that is to be told."""
        states = self._states()
        target = self._target()
        edges = {(state, target) for state in states if target}
        lacking = edges and not edges & set(self._machine.edges)
        return Finding(
            self._names[self._who],
            self._pointed(span),
            self._seen(),
            states,
            tuple(self._possible()),
            tuple(self._nearest()),
            tuple(self._candidates(states)),
            min(edges) if lacking else None,
            self._names,
        )

    def _target(self) -> str:
        """The state that the instance is seen to come to, "" if none is."""
        match self._sight:
            case ("moved", _, state):
                return state
            case ("shown", _, row):
                return self._showing[row].to
            case _:
                return ""

    def _pointed(self, span: Span) -> Span:
        """The word that tells it."""
        if self._sight[0] == "moved":
            return point(span, self._sight[2])
        if self._sight[0] == "shown":
            return point(span, *self._showing[self._sight[2]].match.commands)
        if self._sight[0] == "answered" and self._sight[3]:
            return point(span, self._sight[3])
        return point(span, "error", "return", self._request[1] if self._request else "")

    def _states(self) -> tuple[str, ...]:
        """Where the instance may be, in the order of the states."""
        found = {self._tracker.state_of(one[0][self._who]) for one in self._stage.possible}
        return tuple(self._order[number] for number in sorted(found))

    def _seen(self) -> str:
        match self._sight:
            case ("moved", _, state):
                return f"{state} is seen"
            case ("answered", _, reply, state) if state:
                assert self._request is not None
                looked = self._request[1] == LOOK
                return f"it is listed as {state}" if looked else f"{_asked(self._request)} is refused in {state}"
            case ("answered", _, reply, _) | ("done", _, reply):
                assert self._request is not None
                return f"{_asked(self._request)} is {'accepted' if reply == 'ok' else 'refused'}"
            case ("shown", _, row):
                return f"{self._told(row)} is seen"
            case ("made", _, made):
                return f"the answer says that it is {'' if made else 'not '}made"
            case _:
                return self._sight[0]

    def _told(self, number: int) -> str:
        """Events of a row of the dialect's `showing`, and what they say of the instance."""
        row = self._showing[number]
        said = ([f"{row.to} is next"] if row.to else []) + ([] if row.when == TRUE else [self._text(row.when)])
        return " or ".join(row.match.commands) + (f" ({', '.join(said)})" if said else "")

    def _possible(self) -> Iterator[str]:
        """What could have been seen in place of it."""
        for other in self._others():
            if self._tracker.may_see(self._stage, other):
                match other:
                    case ("moved", _, state):
                        yield state
                    case ("answered", _, "ok", state) if state:
                        yield state
                    case ("answered", _, reply, _) | ("done", _, reply):
                        yield "accepted" if reply == "ok" else "refused"
                    case ("shown", _, row):
                        yield self._told(row)
                    case _:
                        pass

    def _others(self) -> tuple[Sight, ...]:
        """What could be seen in place of it, possible or not."""
        match self._sight:
            case ("moved", who, _):
                return tuple([("moved", who, state) for state in self._order])
            case ("answered", place, _, _) if self._request is not None and self._request[1] == LOOK:
                return tuple([("answered", place, "ok", state) for state in self._order])
            case ("answered", place, _, _):
                return ("answered", place, "ok", ""), ("answered", place, "refused", "")
            case ("done", request, _):
                return ("done", request, "ok"), ("done", request, "refused")
            case ("shown", who, _):
                return tuple([("shown", who, row) for row in range(len(self._showing))])
            case _:
                return ()

    def _nearest(self) -> Iterator[str]:
        """The fewest steps that the log lacks, each in words, with which it would be a run."""
        origin: dict[Possibility, tuple[Possibility, Way] | None] = dict.fromkeys(self._stage.possible)
        level = sorted(self._stage.possible)
        try:
            for further in range(FURTHEST):
                for one in level:
                    found = self._reached(one, asked=bool(further))
                    if found is not None:
                        yield from reversed(list(self._steps(one, origin)))
                        yield from found
                        return
                following: list[Possibility] = []
                for one in level:
                    for way, after in self._tracker.unseen(one):
                        for more in self._tracker.hidden(after, self._stage):
                            if more not in origin:
                                origin[more] = one, way
                                following.append(more)
                    if len(origin) > WIDEST:
                        return
                level = following
        except TooMany:
            return

    def _reached(self, one: Possibility, asked: bool) -> list[str] | None:
        """Nothing if a possibility explains what is seen, or the verb that would have to be asked; None if neither."""
        if asked and self._tracker.explains(one, self._stage, self._sight):
            return []
        if target := self._target():
            found = [
                way
                for way, after in self._tracker.unseen(one)
                if self._machine.transitions[way[0]].trigger in self._machine.verb_named
                and way[4] >> self._who & 1
                and not way[4] & one[2]
                and self._order[self._tracker.state_of(after[0][self._who])] == target
                and self._shows(after)
            ]
            if found:
                return [self._step(one, min(found))]
        return None

    def _shows(self, after: Possibility) -> bool:
        """Whether what is told of the instance besides its state is so there."""
        if self._sight[0] != "shown":
            return True
        return self._tracker.steps.shows(after[0], after[1], self._who, self._sight[2])

    def _steps(self, one: Possibility, origin: dict[Possibility, tuple[Possibility, Way] | None]) -> Iterator[str]:
        while (found := origin[one]) is not None:
            one, way = found
            yield self._step(one, way)

    def _step(self, one: Possibility, way: Way) -> str:
        row, who, after, _, changed = way
        taken = self._machine.transitions[row]
        outcome = f" ({taken.outcome})" if taken.outcome else ""
        named = f"{self._names[who]}: " if who >= 0 else ""
        goes = ""
        if who >= 0 and changed >> who & 1:
            state = self._tracker.state_of
            goes = f", {self._order[state(one[0][who])]} → {self._order[state(after[who])]}"
        return f"{named}{taken.trigger}{outcome}{goes} ({taken.span.path}:{taken.span.line})"

    def _candidates(self, states: tuple[str, ...]) -> Iterator[Candidate]:
        """Rows that would make it, and why they do not."""
        for number, row in enumerate(self._machine.transitions):
            match self._sight:
                case ("moved", *_) | ("shown", *_):
                    if row.target == self._target() and set(row.sources) & set(states) - {row.target}:
                        yield Candidate(number, self._why(number))
                case ("answered", _, "ok", _) | ("done", _, "ok"):
                    if self._asks(number) and set(row.sources) & set(states):
                        yield Candidate(number, self._why(number))
                case ("answered", _, _, _) | ("done", _, _):
                    if self._asks(number) and set(row.sources) & set(states):
                        yield Candidate(number, "accepts it")
                case _:
                    pass

    def _asks(self, number: int) -> bool:
        row, request = self._machine.transitions[number], self._request
        return request is not None and row.trigger == request[1] and (not request[2] or row.outcome in request[2])

    def _why(self, number: int) -> str:
        """What keeps a row from being taken, where the instance is in one of its states."""
        row, who = self._machine.transitions[number], self._who
        held = ""
        for one in sorted(self._stage.possible):
            at = self._tracker.configuration(one)
            if at.instances[who].state not in row.sources:
                continue
            condition = self._tracker.machine.conditions[number]
            if not run.evaluate(self._tracker.machine, condition, at, who):
                held = held or self._false(condition, at, who)
            elif row.trigger in self._machine.verb_named:
                return "nobody asked for it"
            elif self._sight[0] == "shown" and (told := self._showing[self._sight[2]].when) != TRUE:
                held = held or f"not ({self._text(told)})"
            else:
                return "another change of state is yet to be seen"
        return held

    def _false(self, expr: Expr, at: run.Configuration, who: int) -> str:
        """What makes a false condition false, in words: the smallest part of it, turned round."""

        def value(part: Expr, subject: int) -> Value:
            return run.evaluate(self._tracker.machine, part, at, subject)

        match expr:
            case And(parts):
                return self._false(next(part for part in parts if not value(part, who)), at, who)
            case Implies(_, then):
                return self._false(then, at, who)
            case Quantified("all", peers, body):
                others = (other for other in range(len(at.instances)) if not peers or other != who)
                other = next(other for other in others if not value(body, other))
                told = self._false(body, at, other)
                named = other == who or told.startswith(f"{self._names[other]} is ")
                return told if named else f"{self._names[other]}: {told}"
            case Quantified("some", peers, body):
                return self._text(Quantified("no", peers, body))
            case Quantified("no", peers, body):
                return self._text(Quantified("some", peers, body))
            case In() | Or() if all(isinstance(part, In) for part in children(expr)):
                return f"{self._names[who]} is {at.instances[who].state}"
            case Not(body):
                return self._text(body)
            case Compare("==", Read() as read, Literal()):
                return f"{read.name} is {spelled(value(read, who))}"
            case _:
                text = self._text(expr)
                return f"not ({text})" if " " in text else f"not {text}"

    def _text(self, expr: Expr) -> str:
        return spell.text(expr, spell.Spelling(plural=self._machine.instances))


def _asked(request: Request) -> str:
    return request[1] + (f" ({' or '.join(request[2])})" if request[2] else "")
