"""A world: stories one after the other, each with its own claim, until there are documents enough."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from bench.newsroom.markup import Said
from bench.newsroom.names import WELL_KNOWN, WIRES, Name, Outlet, Registry
from bench.newsroom.phrasing import sentence
from bench.newsroom.planting import ClaimTruth, Json, Planted, roles, sources_json
from bench.newsroom.statements import Statement, scenery, statement

_START = datetime(2024, 1, 8, 6, tzinfo=UTC)
_ELIDED = frozenset({"Office", "Institut", "Agence", "Observatoire"})
_PER_OUTLET = 40  # documents to an outlet, about


@dataclass(slots=True)
class World:
    """All that was planted. Lines are made from it; nothing is drawn any more."""

    documents: list[Planted] = field(default_factory=list)
    claims: dict[str, ClaimTruth] = field(default_factory=dict)
    sources: dict[str, tuple[str, str]] = field(default_factory=dict)
    copies: list[tuple[str, str, bool]] = field(default_factory=list)

    def truth(self) -> list[Json]:
        """The truth in the shape and order of the export, a document's id being its address."""
        lines = [document.truth_json() for document in sorted(self.documents, key=lambda one: one.url)]
        lines += sources_json(self.sources)
        lines += [self.claims[key].json() for key in sorted(self.claims)]
        lines += [{"type": "copy", "from": a, "to": b, "credited": c} for a, b, c in sorted(self.copies)]
        return lines


def world(*, seed: int, documents: int, apart: int = 37) -> World:
    """The world of a seed, with at least that many documents less a story's, exactly that many at the end. A story
    begins `apart` minutes after the one before."""
    # by import here: the stories need the writer below
    from bench.newsroom.stories import STORIES

    writer = Writer(Random(f"newsroom {seed}"), documents, timedelta(minutes=apart))  # noqa: S311 - a simulation, no secret
    turn = 0
    order: list[Callable[[Writer], None]] = []
    while len(writer.world.documents) < documents:
        if not order:
            order = list(STORIES)
            writer.random.shuffle(order)
        writer.story = turn
        order.pop()(writer)
        turn += 1
    return writer.world


class Writer:
    """What the stories write with: outlets, people, and the one way to put an attribution into a document."""

    def __init__(self, random: Random, documents: int, apart: timedelta) -> None:
        self.apart = apart
        self.random, self.world, self.names = random, World(), Registry(random)
        self.story = 0
        self._used_in, self._used = -1, set[str]()
        self.outlets = [self.names.outlet(random.choice(("fr", "en"))) for _ in range(12 + documents // _PER_OUTLET)]
        self.agencies = [*WIRES, *(self.names.agency(language) for language in ("fr", "en", "fr", "en"))]
        self.missing = [self.names.outlet(random.choice(("fr", "en"))) for _ in range(4 + documents // 200)]
        self.people: list[Name] = []
        self.bodies: list[Name] = []
        for one in (*self.outlets, *self.agencies, *self.missing):
            self.know(one.name)

    # -- who and what ----------------------------------------------------------------------------------------------

    def know(self, name: Name) -> Name:
        self.world.sources.setdefault(name.key, (name.fr, name.source_type))
        return name

    def some_outlets(self, count: int, language: str | None = None) -> list[Outlet]:
        pool = [one for one in self.outlets if language in (None, one.language)]
        return self.random.sample(pool, count)

    def some_agency(self, language: str) -> Outlet:
        return self.random.choice([one for one in self.agencies if one.language == language])

    def person(self) -> Name:
        """A person, in two cases of three one who was heard before."""
        if self.people and self.random.random() < 0.66:
            return self.random.choice(self.people)
        self.people.append(self.know(self.names.person(self.names.place())))
        return self.people[-1]

    def body(self) -> Name:
        if self.bodies and self.random.random() < 0.5:
            return self.random.choice(self.bodies)
        if self.random.random() < 0.2:
            return self.know(self.random.choice(WELL_KNOWN))
        self.bodies.append(self.know(self.names.body(self.names.place())))
        return self.bodies[-1]

    def claim(self, *, figure: bool | None = None) -> tuple[Statement, ClaimTruth]:
        key = f"claim:{self.story:06d}"
        made = statement(self.random, key, self.names.place(), self.names.place(), figure=figure)
        return made, self.claim_truth(made, family=key)

    def claim_truth(self, made: Statement, *, family: str) -> ClaimTruth:
        truth = ClaimTruth(made.key, family, made.say("fr"))
        self.world.claims[made.key] = truth
        return truth

    # -- documents -------------------------------------------------------------------------------------------------

    def document(
        self, outlet: Outlet, about: Statement, *, hours: float, language: str | None = None, long: bool = False
    ) -> Planted:
        """A new document of an outlet, with scenery at its head. `hours` count from the story's beginning."""
        language = language or outlet.language
        number = len(self.world.documents)
        when = _START + self.apart * self.story + timedelta(hours=hours)
        if self.random.random() < 0.3:
            when = when.replace(second=self.random.randrange(60))
        title = f"{about.place} : ce que l'on sait" if language == "fr" else f"{about.place}: what we know"
        made = Planted(f"https://{outlet.domain}/{when:%Y/%m}/{number:06d}", outlet, when, language, title)
        forms = (outlet.name.by(language), *outlet.name.variants)
        made.outlet_as_named = self.random.choice(forms)
        self._scenery(made, about, 4 if long else 1)
        made.writing.paragraph()
        self.world.documents.append(made)
        return made

    def close(self, document: Planted, about: Statement) -> None:
        """Scenery at the end."""
        document.writing.paragraph()
        self._scenery(document, about, 1)

    def _scenery(self, document: Planted, about: Statement, sentences: int) -> None:
        """Sentences that no other document of the story has, lest it look like a copy."""
        if self._used_in != self.story:
            self._used_in, self._used = self.story, set()
        for one in scenery(self.random, document.language, about.place, sentences, used=self._used):
            document.writing.add(one)

    def say(
        self,
        document: Planted,
        made: Statement,
        source: Name,
        *,
        way: str = "",
        outlet: Outlet | None = None,
        wording: int | None = None,
        about: bool = False,
        again: bool = False,
    ) -> None:
        """Put an attribution of the statement to a source into a document.

        `way`: indirect, direct, told, relayed, outlet, denied. `outlet` is who is told or relays. `again`: the source
        was introduced before in this document.
        """
        language = document.language
        way = way or self.random.choice(("indirect", "direct"))
        words = made.say(language, self.random.randrange(2) if wording is None else wording, about=about)
        named = self.called(source, language, again=again)
        via = self.named_outlet(outlet, language) if outlet else ""
        if way == "outlet":
            via, named = self.named_outlet_of(source, language), ""
        marked, kind = sentence(
            self.random, language, way, content=words, source=named, outlet=via,
            plural=source.source_type == "unnamed_group",
        )  # fmt: skip
        spans = document.writing.add(marked)
        said = document.writing.said
        own = document.outlet.name.key
        parent: int | None = None
        if way == "relayed" and outlet is not None:
            parent = len(said)
            said.append(Said(roles(spans, "p"), outlet.name.key, outlet.name.source_type, None,
                             (outlet.name.key,), "indirect", referent=via))  # fmt: skip
        through = (outlet.name.key,) if outlet is not None and outlet.name.key != own else ()
        referent = source.by(language) if source.source_type == "named_person" else named or via
        said.append(
            Said(
                roles(spans, ""), source.key, source.source_type, made.key, (*through, source.key), kind,
                polarity="denied" if way == "denied" else "asserted", referent=referent, parent=parent,
            )
        )  # fmt: skip

    def called(self, source: Name, language: str, *, again: bool = False) -> str:
        """How a text names a source: a person with the office the first time, a body with its acronym now and then."""
        at = int(language == "en")
        name = source.by(language)
        if source.source_type == "named_person":
            if again:
                return source.short[at]
            role = source.role[at]
            return self.random.choice((f"{role}, {name}", f"{role} {name}" if language == "fr" else f"{name}, {role}"))
        if source.key.startswith("body:"):
            article = "l'" if name.split()[0] in _ELIDED else "le "
            shown = f"the {name}" if language == "en" else f"{article}{name}"
            return f"{shown} ({source.acronym})" if self.random.random() < 0.3 else shown
        return name

    def named_outlet(self, outlet: Outlet, language: str) -> str:
        return self.named_outlet_of(outlet.name, language)

    def named_outlet_of(self, name: Name, language: str) -> str:
        forms = (name.by(language), *name.variants)
        chosen = self.random.choice(forms)
        if name.source_type == "agency" and chosen.startswith("Agence ") and language == "fr":
            return f"l'{chosen[0].lower()}{chosen[1:]}"
        return chosen

    def own_voice(self, document: Planted, made: Statement, *, wording: int = 0) -> None:
        words = made.say(document.language, wording)
        document.writing.add(words[0].upper() + words[1:] + ".")
        document.own_voice.append(made.key)

    def unnamed(self, document: Planted) -> Name:
        """An unnamed source of a document: its own, whatever the words."""
        return self.know(self.names.unnamed(document.url))
