"""Mentions → sources: which names are one source's, and which stay apart.

Pure and independent of order. `graph.naming` reads each mention on its own; `within` looks at the others of its
document, `settle` at all names that it could be confused with. A short form (a surname, an acronym, a name without
its descriptor) is joined to the one whole name that stands behind it, and stays apart where there are none or several.
Unnamed sources, and those named by a common noun or an office alone, are never joined across documents.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from graph.handles import Handle, HandleKind
from graph.homonyms import split
from graph.model import PUBLISHING, SourceType
from graph.naming import Naming, initials_of, name_of, naming, own_naming, roles_in, source_id
from graph.roles import roles_of
from graph.states import read_office, states_in
from graph.titles import COMMON
from graph.wellknown import known_key, well_known
from graph.words import fold, tokens

_IN_PARENTHESES = re.compile(r"\(([A-Z][A-Z0-9&]{1,7})\)")
_WORD = re.compile(r"[\w-]+")
_LONGEST_EXPANSION = 120  # characters before an acronym in parentheses

_BEGINNING = 150  # characters of a text: its headline or first sentence
CROWD = 16  # bearers of a handle that are looked at: a short form of more of them has no one bearer
_CROWD_OF_ONE = 200  # bearers of a handle that makes names one

_INITIALED: tuple[HandleKind, ...] = ("initialed", "initialed")  # "D. Orsel" → "Dora Orsel" → "Dora K. Orsel"
_SHORT_OF_PERSONS: tuple[HandleKind, ...] = (*_INITIALED, "surname", "variant")
_OTHER_KINDS: tuple[HandleKind, ...] = tuple(
    kind for kind in get_args(HandleKind) if kind not in ("name", "sound", "initialed", "near")
)
TYPE_ORDER: tuple[SourceType, ...] = get_args(SourceType)


# -- within a document ---------------------------------------------------------------------------------------------


def within(namings: Sequence[Naming], text: str) -> list[Naming]:
    """The namings of one document, each read in the light of the others and of the document's text.

    A surname is the one full name of this document that ends with it, an acronym what the text spells out before it.
    """
    spelled = dict(expansions(text))
    tied = {known_key(expansion): acronym for acronym, expansion in spelled.items()}
    read = list(namings)
    for kind in _SHORT_OF_PERSONS:
        read = _full(read, kind)
    return [_told(_tied(one, spelled, tied), text) for one in read]


def _told(one: Naming, text: str) -> Naming:
    """A person's full name with what the text says they are, an office without its state with the one state that the
    text begins with; who is in the table of well-known names is nobody else."""
    if one.source_type == "named_organization":
        read = read_office(one.form)
        states = states_in(text[:_BEGINNING]) if read is not None and "state" not in read else frozenset[str]()
        return one.with_roles({f"state:{state}" for state in states}) if len(states) == 1 else one
    if one.source_type != "named_person" or not any(handle.kind == "initialed" for handle in one.handles):
        return one
    return one if well_known(one.form) else one.with_roles(roles_of(one.form, text))


def _full(namings: Sequence[Naming], kind: HandleKind) -> list[Naming]:
    """A short form's naming as that of the whole name that it stands for, where there is exactly one."""
    whole: dict[str, set[Naming]] = {}
    for one in namings:
        for handle in one.handles:
            if handle.kind == kind and not handle.short:
                whole.setdefault(handle.value, set()).add(one)
    found = []
    for one in namings:
        bearers = [other for other in whole.get(one.short_for(kind) or "", ()) if other.key != one.key]
        full = min(bearers, key=lambda other: (other.key, other.form), default=one)
        alone = len({other.key for other in bearers}) == 1
        found.append(replace(full, source_type=one.source_type) if alone else one)
    return found


def _tied(one: Naming, spelled: Mapping[str, str], tied: Mapping[str, str]) -> Naming:
    """An acronym's naming as that of what the text spells out; what it spells out, found by its acronym."""
    acronym = one.short_for("acronym")
    expansion = spelled.get(acronym) if acronym else None
    if acronym and expansion:
        key = known_key(expansion)
        return replace(one, key=key, form=expansion, handles=frozenset([Handle("acronym", acronym, short=False)]))
    if one.key in tied and not one.confined:
        return replace(one, handles=one.handles | {Handle("acronym", tied[one.key], short=False)})
    return one


def expansions(text: str) -> Iterator[tuple[str, str]]:
    """Acronym (folded) → the words before it whose initials it is: "Organisation mondiale de la santé (OMS)".

    After Schwartz and Hearst (2003), with initials of whole words only. The first spelling of an acronym counts.
    """
    seen: set[str] = set()
    for match in _IN_PARENTHESES.finditer(text):
        acronym = fold(match[1])
        if acronym in seen:
            continue
        start = max(0, match.start() - _LONGEST_EXPANSION)
        for word in reversed(list(_WORD.finditer(text, start, match.start()))):
            expansion = text[word.start() : match.start()].strip()
            if "\n" in expansion or "(" in expansion or len(initials_of(expansion)) > len(acronym):
                break
            if fold(word[0]) not in COMMON and word[0][:1].isupper() and initials_of(expansion) == acronym:
                seen.add(acronym)
                yield acronym, expansion
                break


# -- across documents ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the whole store knows it: its key, all handles that its mentions bring, and the smallest id of an
    attribution that mentions it."""

    key: str
    handles: frozenset[Handle]
    mention: str = ""


def settle(names: Iterable[Name]) -> dict[str, str]:
    """Key → source id, for names given with all that share a handle with them, whatever order they came in.

    Spellings of one name (one sound) are taken together first, then a name with an initial is the one that it may
    stand for, then other short forms. A handle that a crowd of names has tells nothing.
    """
    known = uncrowded(names)
    root = _namesakes(known, _spellings(known))
    together: dict[str, set[Handle]] = {}
    for name in known:
        together.setdefault(root[name.key], set()).update(name.handles)
    groups = [Name(key, frozenset(handles)) for key, handles in together.items()]
    whole: dict[tuple[HandleKind, str], set[str]] = {}
    for group in groups:
        for handle in group.handles:
            if not handle.short:
                whole.setdefault((handle.kind, handle.value), set()).add(group.key)
    step: dict[str, str | None] = dict.fromkeys((group.key for group in groups), None)
    fuller: Mapping[tuple[HandleKind, str], Collection[str]] = whole
    for kind in _INITIALED:
        step |= {one.key: _bearer(one, (kind,), fuller) for one in groups if step[one.key] is None}
        fuller = {handle: {_last(bearer, step) for bearer in bearers} for handle, bearers in whole.items()}
    for group in groups:
        if not any(handle.kind == "surname" and not handle.short for handle in group.handles):
            step[group.key] = _bearer(group, _OTHER_KINDS, fuller)
    return {name.key: source_id(_last(root[name.key], step)) for name in known}


def crowd(kind: HandleKind) -> int:
    """The most names that a handle of this kind is worth looking into: with more it tells nothing."""
    return _CROWD_OF_ONE if kind in ("name", "sound") else CROWD


def uncrowded(names: Iterable[Name]) -> list[Name]:
    """The names by key, without the handles that a crowd of them has."""
    known = sorted(names, key=lambda name: name.key)
    bearers: dict[tuple[HandleKind, str], set[str]] = {}
    for name in known:
        for handle in name.handles:
            bearers.setdefault((handle.kind, handle.value), set()).add(name.key)
    crowded = {handle for handle, keys in bearers.items() if len(keys) > crowd(handle[0])}
    if not crowded:
        return known
    return [
        replace(name, handles=frozenset(one for one in name.handles if (one.kind, one.value) not in crowded))
        for name in known
    ]


def _spellings(names: Sequence[Name]) -> dict[str, str]:
    """Key → the smallest name among the spellings of its own."""
    root = {name_of(name.key): name_of(name.key) for name in names}

    def find(key: str) -> str:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    first: dict[str, str] = {}
    for name in names:
        for handle in sorted(handle for handle in name.handles if handle.kind == "sound"):
            own = name_of(name.key)
            one, other = sorted((find(own), find(first.setdefault(handle.value, own))))
            root[other] = one
    return {name.key: find(name_of(name.key)) for name in names}


def _namesakes(names: Sequence[Name], root: Mapping[str, str]) -> dict[str, str]:
    """Key → its name, with the smallest mention of its bearer after "@" where the name has several bearers."""
    bearing: dict[str, list[Name]] = {}
    for name in names:
        bearing.setdefault(root[name.key], []).append(name)
    found = dict(root)
    for one, own in bearing.items():
        told = [name for name in own if roles_in(name.key)]
        if len(told) < 2 or not all(any(handle.kind == "name" for handle in name.handles) for name in told):
            continue  # of a name in a crowd some may not be here
        for bearer in split([roles_in(name.key) for name in told]):
            members = [name for name in told if roles_in(name.key) <= bearer]
            first = min(name.mention for name in members)
            found |= {name.key: f"{one}@{first}" for name in members}
    return found


def _bearer(
    name: Name, kinds: Sequence[HandleKind], whole: Mapping[tuple[HandleKind, str], Collection[str]]
) -> str | None:
    """The one other name that this is a short form of, by the first kind of handle that any name stands behind."""
    for kind in kinds:
        bearers = {
            key
            for handle in name.handles
            if handle.kind == kind and handle.short
            for key in whole.get((kind, handle.value), ())
            if key != name.key
        }
        if bearers:
            return bearers.pop() if len(bearers) == 1 else None
    return None


def _last(key: str, step: Mapping[str, str | None]) -> str:
    """Where the steps from short to whole end; of a ring, its smallest key."""
    path = [key]
    while (following := step[path[-1]]) is not None:
        if following in path:
            return min(path[path.index(following) :])
        path.append(following)
    return path[-1]


# -- what is shown -------------------------------------------------------------------------------------------------


def best_form(forms: Mapping[str, int]) -> str:
    """The name to show: the fullest (most words), rather not in capitals, then the most used, then the first in the
    alphabet."""
    return min(forms, key=lambda form: (-len(tokens(form)), form.isupper(), -forms[form], form))


def best_type(types: Mapping[SourceType, int], *, publishes: bool = False) -> SourceType:
    """The type that most mentions give, of several the first of `TYPE_ORDER`; for whoever `publishes` a held
    document, agency or outlet."""
    if publishes:
        return "agency" if types.get("agency") else "outlet"
    return min(types, key=lambda type_: (-types[type_], type_ not in PUBLISHING, TYPE_ORDER.index(type_)))


def spellings(name: str) -> tuple[Naming, ...]:
    """What a name typed by a person may be: a person's, a publisher's, a body's, a document's; or as it stands."""
    types: tuple[SourceType, ...] = ("named_person", "outlet", "named_organization", "document")
    read = [one for type_ in types if not (one := naming(name, type_, "")).confined]
    plain = Naming(" ".join(tokens(name)), name.strip(), "named_person")
    return (*read, own_naming(name), replace(plain, handles=frozenset([Handle("surname", plain.key, short=True)])))
