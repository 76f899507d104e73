"""An answer to a requirement, in words: for people who know the machine's subject and no logic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from edgewise import spell
from edgewise.check import Checked
from edgewise.claim import ANY, Claim, LeadsTo, Proved, Reachable, Recoverable, Refuted, Undecided, Vacuous
from edgewise.explain.answer import Answer
from edgewise.expr import TRUE, And, Expr, Not, Read
from edgewise.report.explained_run import run
from edgewise.report.explained_support import support
from edgewise.report.prose import Block, Items, Paragraph, Section, listed
from edgewise.report.verdicts import numbers, run_size


def title(answer: Answer) -> str:
    """What the answer is about: the machine, and the requirement or the one claim."""
    question = answer.question
    if question.requirement is not None:
        return f"{answer.machine.name}: {question.requirement.name}"
    return f"{answer.machine.name}: {question.claims[0].name if len(question.claims) == 1 else 'all claims'}"


def sections(answer: Answer) -> tuple[Section, ...]:
    """The answer, from the requirement's own words to what is not covered; what has nothing to say is left out."""
    told = _Told(answer)
    found = (
        Section("", tuple(told.asked())),
        *told.before(),
        Section(told.heading, tuple(told.now())),
        Section("What that rests on", tuple(support(answer, told.letter))),
        Section("What is assumed", _list(told.assumed())),
        Section("What is not covered", _list(told.uncovered())),
    )
    return tuple(one for one in found if one.blocks)


def limits(answer: Answer) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is assumed, and what is not covered: a sentence each."""
    told = _Told(answer)
    return tuple(told.assumed()), tuple(told.uncovered())


def _list(items: Iterator[str]) -> tuple[Block, ...]:
    found = tuple(("", item) for item in items)
    return (Items(found),) if found else ()


class _Told:
    def __init__(self, answer: Answer) -> None:
        self.answer, self.machine = answer, answer.machine
        self.letter = {one.claim.name: _letter(at) for at, one in enumerate(answer.now)} if len(answer.now) > 1 else {}
        self.general = bool(answer.now) and all(_general(one) for one in answer.now)
        now = "The machine now" if answer.question.requirement is not None else "What came of it"
        self.heading = f"{now}: proved for any number of {self.machine.instances}" if self.general else now

    def asked(self) -> Iterator[Block]:
        """The requirement in its own words."""
        requirement = self.answer.question.requirement
        if requirement is not None:
            yield Paragraph(f'"{requirement.text}"', quoted=True)
            if requirement.source:
                yield Paragraph(f"({requirement.source})")
            if not self.answer.question.claims:
                yield Paragraph("Nothing is claimed for it.")

    def before(self) -> Iterator[Section]:
        """Each claim that fails, as expected, with its run."""
        for one in self.answer.before:
            among = self.given(one.claim)
            required = self.answer.question.requirement is not None
            name = "The world before" if required and among else "What fails, as expected"
            said = f"{self.sentence(one.claim)} {self.verdict(one, among=False)} ({one.claim.name})"
            note = (Paragraph(_closed(one.claim.note)),) if one.claim.note else ()
            blocks = (Paragraph(said), *note, *run(self.machine, one))
            yield Section(name + (f": {among}" if among else ""), blocks)

    def now(self) -> Iterator[Block]:
        """Each claim that is to hold, and what came of it."""
        items: list[tuple[str, str]] = []
        for one in self.answer.now:
            among = self.given(one.claim)
            verdict = (f"For {among}." if among else "") if self.general else self.verdict(one)
            said = f"{self.sentence(one.claim)} {verdict}".strip()
            items.append((self.letter.get(one.claim.name, ""), f"{said} ({one.claim.name})"))
        if items:
            yield Items(tuple(items)) if self.letter else Paragraph(items[0][1])
        for one in self.answer.now:
            shown = tuple(run(self.machine, one))
            if shown and self.letter:
                yield Paragraph(f"The run that shows {self.letter[one.claim.name]}:")
            yield from shown

    def given(self, claim: Claim) -> str:
        """The instances that a claim speaks of, "" for all."""
        if claim.given == TRUE:
            return ""
        whole = claim.given.parts if isinstance(claim.given, And) else (claim.given,)
        return f"{self.machine.instances} with {listed([self.setting(part) for part in whole], 'and')}"

    def setting(self, expr: Expr) -> str:
        """A part of `given` as a configuration file would have it."""
        match expr:
            case Read(name):
                return f"{name} = true"
            case Not(Read(name)):
                return f"{name} = false"
            case _:
                return spell.text(expr, spell.Spelling(plural=self.machine.instances)).replace(" == ", " = ")

    def sentence(self, claim: Claim) -> str:
        return _closed(claim.sentence or claim.text or claim.name)

    def verdict(self, one: Checked, *, among: bool = True) -> str:
        """What came of a claim, as a sentence."""
        verdict, machine = one.verdict, self.machine
        given = self.given(one.claim) if among else ""
        where = f", for {given}" if given else ""
        expected = ", as expected" if one.claim.expect == "refuted" else ""
        many = numbers(machine, verdict.jobs)
        match verdict:
            case Proved(witness=trace) if trace is not None:
                return f"So it is{where}: the shortest run that gets there has {run_size(machine, trace)}."
            case Proved(jobs):
                how = f"proved for {many}" if jobs == (ANY,) else f"true of {many} (every run was looked at)"
                wrong = ", but it was expected to fail" if one.claim.expect == "refuted" else ""
                return f"It is {how}{where}{wrong}."
            case Refuted(trace=trace) if trace is not None:
                return f"It fails{expected}{where}: the shortest run has {run_size(machine, trace)}."
            case Refuted(missing=missing):
                what = f": {', '.join(missing)}" if missing else ""
                return f"It fails{expected}{where}, for {many}: no run gets there{what}."
            case Vacuous():
                return f"It says nothing{where}: what it is about never happens with {many}."
            case Undecided(jobs, _, reason):
                known = f" Nothing against it was found with {many}." if jobs else ""
                return f"It is not known{where}: {reason}.{known}"
            case _:
                assert_never(verdict)

    def assumed(self) -> Iterator[str]:
        """What is taken for granted."""
        told, machine = (*self.answer.before, *self.answer.now), self.machine
        if not told:
            return
        yield f"That the code does what {machine.span.path or 'the model'} says: nothing else was looked at."
        yield "That one step happens at a time; any that is possible may come next."
        if self.answer.support is not None:
            yield f"That z3 is right: `edgewise check {machine.name} --recheck` asks another solver too."
        fair: dict[tuple[str, ...], list[str]] = {}
        for claim in (one.claim for one in told):
            if isinstance(claim.says, LeadsTo) and claim.says.fair:
                fair.setdefault(claim.says.fair, []).append(self.letter.get(claim.name, claim.name))
        for triggers, names in fair.items():
            which = f"{listed(names, 'and')}: that" if self.letter else "That"
            yield f"{which} what is possible all the time is not put off for ever, if it is {listed(triggers, 'or')}."

    def uncovered(self) -> Iterator[str]:
        """What the claims leave out."""
        now = self.answer.now
        for among in dict.fromkeys(filter(None, (self.given(one.claim) for one in now))):
            those = [self.letter[one.claim.name] for one in now if self.letter and self.given(one.claim) == among]
            who = f"{listed(those, 'and')} {'speak' if len(those) > 1 else 'speaks'}" if those else "The claim speaks"
            yield f"{who} of {among} only."
        most: dict[int, list[str]] = {}
        for one in now:
            jobs = one.verdict.jobs
            if jobs and jobs != (ANY,) and not _shown(one):
                most.setdefault(jobs[-1], []).append(self.letter.get(one.claim.name, "the claim"))
        for number, names in most.items():
            many = self.machine.instance if number == 1 else self.machine.instances
            yield f"More than {number} {many}: {listed(names, 'and')}."
        if now and not any(isinstance(one.claim.says, LeadsTo | Reachable | Recoverable) for one in now):
            yield "That anything happens at all: the claims say what never happens."
        for one in self.answer.limits:
            note = f" {_closed(one.claim.note)}" if one.claim.note else ""
            yield f"{self.sentence(one.claim)} {self.verdict(one)}{self.steps(one)}{note} ({one.claim.name})"

    def steps(self, one: Checked) -> str:
        """The run of a refutation in short."""
        match one.verdict:
            case Refuted(trace=trace) if trace is not None:
                return f" ({', '.join(self.machine.transitions[step.row].trigger for step in trace.steps) or 'start'})"
            case _:
                return ""


def _general(one: Checked) -> bool:
    """Whether the claim is proved for any number of instances, with nothing more to say."""
    verdict = one.verdict
    return isinstance(verdict, Proved) and one.ok and verdict.jobs == (ANY,) and verdict.witness is None


def _shown(one: Checked) -> bool:
    """Whether a run shows the verdict: it is then one for any number of instances."""
    match one.verdict:
        case Proved(witness=trace) | Refuted(trace=trace):
            return trace is not None
        case Vacuous() | Undecided():
            return False
        case _:
            assert_never(one.verdict)


def _letter(number: int) -> str:
    return chr(ord("A") + number % 26) + (str(number // 26 + 1) if number >= 26 else "")


def _closed(said: str) -> str:
    return said if said.endswith((".", "!", "?")) else f"{said}."
