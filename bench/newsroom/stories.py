"""What happens in a world: each story plants one claim, or a family, in a few documents, with its origins."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import timedelta

from bench.newsroom.names import SPORT, Name, Outlet
from bench.newsroom.planting import Planted
from bench.newsroom.statements import SCOPES, statement
from bench.newsroom.worlds import Writer

Origin = tuple[str | None, str]
_HOUR = timedelta(hours=1)


def _named(source: Name) -> tuple[tuple[str, ...], Origin]:
    return ("source", source.key), (source.key, "named")


def _unnamed(source: Name) -> tuple[tuple[str, ...], Origin]:
    return ("unnamed", source.key), (source.key, "unnamed")


def _end(source: Name) -> tuple[tuple[str, ...], Origin]:
    return _unnamed(source) if source.source_type.startswith("unnamed") else _named(source)


def _copied(w: Writer, original: Planted, outlet: Outlet, *, hours: float, credit: str = "") -> Planted:
    """The original's words under another outlet's name; `credit`: dateline, signed, with, byline, or none."""
    number = len(w.world.documents)
    when = original.published.replace(second=0) + (hours * _HOUR)
    url = f"https://{outlet.domain}/{when:%Y/%m}/{number:06d}"
    copy = Planted(url, outlet, when, original.language, original.title)
    agency = original.outlet.name.by(original.language).removeprefix("l'")
    if credit == "dateline":
        day = f"{when.day} janv." if original.language == "fr" else f"Jan {when.day}"
        copy.writing.text = f"{original.title.split()[0].strip(':').upper()}, {day} ({agency}) — "
    shift = len(copy.writing.text)
    copy.writing.text += original.writing.text
    for one in original.writing.said:
        moved = deepcopy(one)
        moved.roles = {r: [(a + shift, b + shift) for a, b in places] for r, places in one.roles.items()}
        moved.chain = tuple(key for key in moved.chain if key != outlet.name.key)
        copy.writing.said.append(moved)
    if credit == "signed":
        copy.writing.text += f" ({agency})"
    elif credit == "with":
        copy.writing.text += f" (avec {agency})" if original.language == "fr" else f" (with {agency})"
    elif credit == "byline":
        copy.byline = agency
    w.world.documents.append(copy)
    w.world.copies.append((original.url, copy.url, bool(credit)))
    return copy


def _own_unnamed(w: Writer, copy: Planted, source: Name) -> None:
    """In each document an unnamed source is a source of its own, though it be the same origin."""
    mine = w.know(replace(source, key=f"unnamed:{copy.url}"))
    for one in copy.writing.said:
        if one.source == source.key:
            one.source = mine.key
            one.chain = (*one.chain[:-1], mine.key)


def wire(w: Writer) -> None:
    """An agency's dispatch at several outlets, credited in several ways, and once not."""
    language = w.random.choice(("fr", "en"))
    made, truth = w.claim()
    agency = w.some_agency(language)
    dispatch = w.document(agency, made, hours=0, language=language, long=True)
    source = w.unnamed(dispatch) if w.random.random() < 0.5 else w.person()
    w.say(dispatch, made, source)
    w.close(dispatch, made)
    key, origin = _end(source)
    truth.carried(dispatch.url, key, origin)
    credits_ = ["dateline", "signed", "with", "byline", ""]
    w.random.shuffle(credits_)
    for at, outlet in enumerate(w.some_outlets(w.random.randint(2, 4), language)):
        copy = _copied(w, dispatch, outlet, hours=1 + at, credit=credits_[at])
        if key[0] == "unnamed":
            _own_unnamed(w, copy, source)
        truth.carried(copy.url, key, origin)


def confirmed(w: Writer) -> None:
    """Two who know say the same to two outlets, or each in a text of its own: two origins."""
    made, truth = w.claim()
    sources = [w.person(), w.body()]
    for at, (outlet, source) in enumerate(zip(w.some_outlets(2), sources, strict=True)):
        document = w.document(outlet, made, hours=2 * at)
        w.say(document, made, source)
        w.close(document, made)
        truth.carried(document.url, *_named(source))


def interview(w: Writer) -> None:
    """A person tells an outlet; a second cites the first, a third the second."""
    made, truth = w.claim()
    source = w.person()
    first, second, third = w.some_outlets(3)
    told = w.document(first, made, hours=0)
    w.say(told, made, source, way="told", outlet=first)
    cites = w.document(second, made, hours=3)
    w.say(cites, made, source, way=w.random.choice(("told", "relayed")), outlet=first)
    last = w.document(third, made, hours=6)
    w.say(last, made, second.name, way="outlet")
    for document in (told, cites, last):
        w.close(document, made)
        truth.carried(document.url, *_named(source))


def missing(w: Writer) -> None:
    """Outlets that cite one whose document is not held."""
    made, truth = w.claim()
    gone = w.random.choice(w.missing)
    for at, outlet in enumerate(w.some_outlets(w.random.randint(1, 2))):
        document = w.document(outlet, made, hours=at * 2)
        w.say(document, made, gone.name, way="outlet")
        w.close(document, made)
        truth.carried(document.url, ("source", gone.name.key), (gone.name.key, "not_held"))


def whispered(w: Writer) -> None:
    """Unnamed sources at two outlets that lean on nothing: two origins that may be one."""
    made, truth = w.claim()
    for at, outlet in enumerate(w.some_outlets(2)):
        document = w.document(outlet, made, hours=at * 3)
        source = w.unnamed(document)
        w.say(document, made, source, way="relayed" if at and w.random.random() < 0.3 else "",
              outlet=None if not at else w.random.choice(w.missing))  # fmt: skip
        _only_relayed(document)
        w.close(document, made)
        truth.carried(document.url, *_unnamed(source))


def _only_relayed(document: Planted) -> None:
    """Take the outlet out of the chain of a sentence that does not name it."""
    for one in document.writing.said:
        if one.parent is None and "conduit" not in one.roles:
            one.chain = one.chain[-1:]


def own_voice(w: Writer) -> None:
    """An outlet states it without a source; another cites that outlet: undetermined."""
    made, truth = w.claim()
    first, second = w.some_outlets(2)
    states = w.document(first, made, hours=0)
    w.own_voice(states, made, wording=0)
    cites = w.document(second, made, hours=4)
    w.say(cites, made, first.name, way="outlet", wording=0)
    for document in (states, cites):
        w.close(document, made)
        truth.carried(document.url, ("voice", first.name.key), (first.name.key, "undetermined"))


def denied(w: Writer) -> None:
    """Somebody says, another denies; who denies is no origin."""
    made, truth = w.claim()
    source, other = w.person(), w.body()
    first, second = w.some_outlets(2)
    says = w.document(first, made, hours=0)
    w.say(says, made, source)
    truth.carried(says.url, *_named(source))
    denies = w.document(second, made, hours=5)
    w.say(denies, made, other, way="denied", wording=0)
    truth.carried(denies.url, None)
    for document in (says, denies):
        w.close(document, made)


def counted(w: Writer) -> None:
    """A count, rounded by one outlet; later another count, and one of another period: a family of claims."""
    made, truth = w.claim(figure=True)
    source = w.person()
    first, second, third, fourth = w.some_outlets(4)
    for at, (outlet, about) in enumerate(((first, False), (second, True))):
        document = w.document(outlet, made, hours=at)
        w.say(document, made, source, way="indirect", about=about, wording=0)
        w.close(document, made)
        truth.carried(document.url, *_named(source))
    later = replace(made, key=f"{made.key}:later", figure=made.figure + w.random.randint(5, 60) * 2 + 1)
    wider = replace(made, key=f"{made.key}:scope", figure=made.figure * 3 + 1, scope=w.random.choice(SCOPES))
    for at, (outlet, other) in enumerate(((third, later), (fourth, wider))):
        one = w.claim_truth(other, family=truth.key)
        who = source if w.random.random() < 0.5 else w.body()
        document = w.document(outlet, other, hours=24 * (at + 1))
        w.say(document, other, who, way="indirect", wording=0)
        w.close(document, other)
        one.carried(document.url, *_named(who))


def translated(w: Writer) -> None:
    """One statement of one person in both languages."""
    made, truth = w.claim(figure=True)
    source = w.person()
    for language in ("fr", "en"):
        (outlet,) = w.some_outlets(1, language)
        document = w.document(outlet, made, hours=2 * (language == "en"))
        w.say(document, made, source, wording=0)
        w.close(document, made)
        truth.carried(document.url, *_named(source))


def cycle(w: Writer) -> None:
    """Two outlets that cite each other; neither has it from elsewhere."""
    made, truth = w.claim()
    first, second = w.some_outlets(2)
    one = w.document(first, made, hours=0)
    w.say(one, made, second.name, way="outlet", wording=0)
    other = w.document(second, made, hours=2)
    w.say(other, made, first.name, way="outlet", wording=0)
    for document in (one, other):
        w.close(document, made)
        truth.carried(document.url, ("source", second.name.key), (second.name.key, "not_held"))
    truth.circles.append(("citation_cycle", (one.url, other.url)))


def late_loop(w: Writer) -> None:
    """An outlet has it from a source; another cites it; the first cites that one: its own echo."""
    made, truth = w.claim()
    first, second = w.some_outlets(2)
    source = w.person()
    one = w.document(first, made, hours=0)
    w.say(one, made, source)
    echo = w.document(second, made, hours=3)
    w.say(echo, made, first.name, way="outlet")
    loop = w.document(first, made, hours=8)
    w.say(loop, made, second.name, way="outlet")
    for document in (one, echo, loop):
        w.close(document, made)
        truth.carried(document.url, *_named(source))
    truth.circles.append(("late_loop", (loop.url, echo.url, one.url)))


def false_confirmation(w: Writer) -> None:
    """Two outlets cite one; a fourth cites both as if they confirmed each other."""
    made, truth = w.claim()
    ancestor, left, right, last = w.some_outlets(4)
    source = w.person()
    first = w.document(ancestor, made, hours=0)
    w.say(first, made, source)
    truth.carried(first.url, *_named(source))
    arms = []
    for at, outlet in enumerate((left, right)):
        document = w.document(outlet, made, hours=2 + at)
        w.say(document, made, ancestor.name, way="outlet")
        truth.carried(document.url, *_named(source))
        arms.append(document)
    confirms = w.document(last, made, hours=9)
    w.say(confirms, made, left.name, way="outlet", wording=0)
    confirms.writing.paragraph()
    w.say(confirms, made, right.name, way="outlet", wording=1)
    truth.carried(confirms.url, *_named(source))
    for document in (first, *arms, confirms):
        w.close(document, made)
    truth.circles.append(("false_confirmation", (confirms.url, arms[0].url, first.url, arms[1].url)))


def namesakes(w: Writer) -> None:
    """Two bearers of one name, in public life and in sport, who say different things."""
    place, elsewhere = w.names.place(), w.names.place()
    office = w.know(w.names.person(place))
    player = w.know(replace(office, key=f"{office.key}|sport",
                            role=tuple(one.format(p=elsewhere) for one in w.random.choice(SPORT))))  # type: ignore[arg-type] # fmt: skip
    for at, source in enumerate((office, player)):
        made = statement(w.random, f"claim:{w.story:06d}:{at}", w.names.place(), w.names.place())
        truth = w.claim_truth(made, family=made.key)
        (outlet,) = w.some_outlets(1)
        document = w.document(outlet, made, hours=at)
        w.say(document, made, source)
        w.close(document, made)
        truth.carried(document.url, *_named(source))


def repeated(w: Writer) -> None:
    """A person who says two things in one text, the second time under a short name; another takes one up."""
    made, truth = w.claim()
    other = statement(w.random, f"claim:{w.story:06d}:b", w.names.place(), w.names.place())
    second = w.claim_truth(other, family=other.key)
    source = w.person()
    first, last = w.some_outlets(2)
    document = w.document(first, made, hours=0)
    w.say(document, made, source)
    w.say(document, other, source, again=True)
    w.close(document, made)
    truth.carried(document.url, *_named(source))
    second.carried(document.url, *_named(source))
    cites = w.document(last, made, hours=2)
    w.say(cites, made, source, way="relayed", outlet=first)
    w.close(cites, made)
    truth.carried(cites.url, *_named(source))


def lifted(w: Writer) -> None:
    """An outlet's own report, taken over word by word without credit."""
    made, truth = w.claim()
    language = w.random.choice(("fr", "en"))
    first, second = w.some_outlets(2, language)
    report = w.document(first, made, hours=0, long=True)
    source = w.unnamed(report)
    w.say(report, made, source)
    w.close(report, made)
    truth.carried(report.url, *_unnamed(source))
    copy = _copied(w, report, second, hours=5)
    _own_unnamed(w, copy, source)
    truth.carried(copy.url, *_unnamed(source))


STORIES: tuple[Callable[[Writer], None], ...] = (
    wire, confirmed, interview, missing, whispered, own_voice, denied, counted, translated, cycle, late_loop,
    false_confirmation, namesakes, repeated, lifted, wire, interview,
)  # fmt: skip
