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

from graph.model import PUBLISHING, SourceType
from graph.naming import Handle, HandleKind, Naming, initials_of, naming, own_naming, source_id
from graph.titles import COMMON
from graph.wellknown import known_key
from graph.words import fold, tokens

_IN_PARENTHESES = re.compile(r"\(([A-Z][A-Z0-9&]{1,7})\)")
_WORD = re.compile(r"[\w-]+")
_LONGEST_EXPANSION = 120  # characters before an acronym in parentheses

# Which kind of handle decides first.
KINDS: tuple[HandleKind, ...] = get_args(HandleKind)
TYPE_ORDER: tuple[SourceType, ...] = get_args(SourceType)


# -- within a document ---------------------------------------------------------------------------------------------


def within(namings: Sequence[Naming], text: str) -> list[Naming]:
    """The namings of one document, each read in the light of the others and of the document's text.

    A surname is the one full name of this document that ends with it, an acronym what the text spells out before it.
    """
    whole: dict[str, set[Naming]] = {}
    for one in namings:
        for handle in one.handles:
            if handle.kind == "surname" and not handle.short:
                whole.setdefault(handle.value, set()).add(one)
    spelled = dict(expansions(text))
    tied = {known_key(expansion): acronym for acronym, expansion in spelled.items()}
    return [_tied(_full(one, whole), spelled, tied) for one in namings]


def _full(one: Naming, whole: Mapping[str, Collection[Naming]]) -> Naming:
    """A surname's naming as the full one's, where there is exactly one."""
    bearers = sorted(whole.get(one.short_for("surname") or "", ()), key=lambda other: (other.key, other.form))
    if len({other.key for other in bearers}) != 1:
        return one
    return replace(bearers[0], source_type=one.source_type)


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
    """A name as the whole store knows it: its key, and all handles that its mentions bring."""

    key: str
    handles: frozenset[Handle]


def settle(names: Iterable[Name]) -> dict[str, str]:
    """Key → source id, for names given with all that share a handle with them, whatever order they came in."""
    known = sorted(names, key=lambda name: name.key)
    whole: dict[tuple[HandleKind, str], set[str]] = {}
    for name in known:
        for handle in name.handles:
            if not handle.short:
                whole.setdefault((handle.kind, handle.value), set()).add(name.key)
    step = {name.key: _bearer(name, whole) for name in known}
    return {name.key: source_id(_last(name.key, step)) for name in known}


def _bearer(name: Name, whole: Mapping[tuple[HandleKind, str], Collection[str]]) -> str | None:
    """The one other name that this is a short form of, by the first kind of handle that any name stands behind."""
    if any(handle.kind == "surname" and not handle.short for handle in name.handles):
        return None
    for kind in KINDS:
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
