"""From what a person calls a source or a claim to the mention or attribution that a judgement names."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.errors import InvalidValue, NotFound
from graph.identity import spellings
from graph.model import About, Claim, Source
from graph.query import find
from graph.store.port import GraphStore
from graph.words import fold, tokens

_PLACE = re.compile(r"(?:att_[0-9a-f]{16}(?::\d+)?|doc_[0-9a-f]+)$")
_NEAR = 3  # names offered where none fits
_OFFERED = 12  # candidates listed where several fit


@dataclass(frozen=True, slots=True)
class Subject:
    """What a judgement names, and what it is called: a source's or a claim's id, and its name or text."""

    place: str
    id: str
    name: str


def source_subject(store: GraphStore, called: str) -> Subject:
    """The mention that stands for a source called so: an id of a mention (as it is), a source's id, or a name.

    A form of its name that its texts have leads to a mention of that form, so that two names of one source can be
    parted. Raises NotFound, with names that come near, and InvalidValue where several go by that name.
    """
    word = called.strip()
    if _PLACE.match(word):
        return Subject(word, word, word)
    source = _source(store, word)
    forms = store.forms(source.id)
    read = {fold(word), *(fold(one.form) for one in spellings(word))}
    exact = [place for form, place in forms.items() if fold(form) in read]
    own = [forms[source.name]] if source.name in forms else []
    return Subject(min(exact or own or forms.values()), source.id, source.name)


def claim_subject(store: GraphStore, called: str) -> Subject:
    """The attribution that stands for a claim called so: an attribution's id (as it is), or the text of a claim.

    Raises NotFound, with claims that come near, and InvalidValue where several have that text.
    """
    word = called.strip()
    if _PLACE.match(word):
        return Subject(word, word, word)
    found = find(store, word)
    near = [*([found.claim] if found.claim else []), *(one.claim for one in found.alternatives)]
    exact = [claim for claim in near if tokens(claim.text) == tokens(word)]
    if len(exact) == 1:
        return Subject(exact[0].id, exact[0].id, exact[0].text)
    if exact:
        raise InvalidValue(f"several claims say {called!r}; name one by its id: {_listed(exact)}")
    cure = f"near it: {_listed(near[:_NEAR])}" if near else "sourcier search WORDS finds claims by their words"
    raise NotFound(f"no claim says just {called!r}; {cure}")


def subjects(store: GraphStore, about: About, called: Sequence[str]) -> list[Subject]:
    """What a judgement about these names. Raises NotFound and InvalidValue, each with what can be named instead."""
    if about == "attribution":
        return [Subject(one, one, one) for one in called]
    found = [(source_subject if about == "sources" else claim_subject)(store, one) for one in called]
    if len(found) == 2:
        _apart(*found)
    return found


def _apart(one: Subject, other: Subject) -> None:
    """Raise InvalidValue where two subjects are the same mention, so that nothing can be decided of them."""
    if one.place == other.place:
        raise InvalidValue(
            f"both are {one.place} ({one.name}): name two mentions by their ids; "
            "sourcier source NAME --format json lists those of a source"
        )


def _source(store: GraphStore, word: str) -> Source:
    found: Sequence[Source] = store.named(word)
    if len(found) > 1:
        raise InvalidValue(f"several sources go by {word!r}; name one by its id: {_listed(found)}")
    if found:
        return found[0]
    try:
        return store.source(word)
    except NotFound:
        near = [entry.source for entry in store.sources(query=word, limit=_NEAR)]
        cure = f"near it: {_listed(near)}" if near else "sourcier sources --query finds names by their words"
        raise NotFound(f"nothing is held under {word}, and no source is called so; {cure}") from None


def _listed(candidates: Iterable[Source | Claim]) -> str:
    named = [(one.name if isinstance(one, Source) else f"“{one.text}”", one.id) for one in candidates]
    more = f" and {len(named) - _OFFERED} more" if len(named) > _OFFERED else ""
    return ", ".join(f"{id_} ({name})" for name, id_ in named[:_OFFERED]) + more
