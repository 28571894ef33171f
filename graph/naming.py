"""One mention read on its own: which name it gives its source, without the titles and descriptors around it.

    le président Emmanuel Macron          → Emmanuel Macron, found by the surname "macron"
    la chaîne libanaise Al-Mayadeen       → Al-Mayadeen
    l'Organisation mondiale de la santé (OMS) → Organisation mondiale de la santé, found by "oms"
    la police · the minister · le communiqué  → confined: somebody or something else in every other document

`graph.identity` then says which names are one source's.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from graph.bodies import body_name, determines
from graph.domains import domain_of, registrable
from graph.handles import Handle, HandleKind
from graph.ids import digest
from graph.model import UNNAMED, SourceType
from graph.person_handles import person_handles
from graph.persons import PersonName, person_name
from graph.sounds import article_sound, skeleton_of
from graph.states import office_key
from graph.stems import meaning
from graph.titles import (
    AGENCY_WORDS,
    BODIES,
    COMMON,
    DESCRIPTORS,
    NAMED_AFTER,
    NAMED_BEFORE,
)
from graph.wellknown import Body, BodyType, body_of, known_key, well_known
from graph.words import fold, name_key, tokens

_PARENTHESIS = re.compile(r"\s*\(\s*([^()]*?)\s*\)")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,9}")
_DOTTED = re.compile(r"\b(\w)\.(?=\w\b)\.?|(?<=\.\w)\.(?!\w)")
_LOOSE = re.compile(r"(?<=\b[ldLD]['’])\s+(?=\w)")
# "Selon des informations de Radio Lisane": the information is Radio Lisane's.
_INFORMATION = re.compile(
    r"(?:(?:[Ll]es|[Dd]es|ses|de|d['’]|[Tt]he) ?)?(?:[Ii]nformations?|[Rr]eports?|reporting) "
    r"(?:recueillies? par |obtenues? par |de (?=L[ea]s? |L['’]|The |[A-ZÀ-Ý])|du |d['’]|de la |de l['’]|by |from |of )"
    r"(?P<of>[A-ZÀ-Ý].*)"
)
_STRAY_VERB = re.compile(r"(?<=\w) (?:reports|reported|says|said|rapporte|indique)$")
_ARTICLE = re.compile(r"(?:[AE]l[ -]|L['’]|(?:Le|La|Les|The) )(?=\w)")
_FIRST = re.compile(r"(?<![\w-])\w")
_ARTICLED = re.compile(r"(?:al|el|as|ash|ach|an|ar|ad|at|az)-[A-ZÀ-Þ]")
_JOINT = re.compile(r"\b(?:et|and) (?:l['’]|(?:la|le|les|the) )")  # "l'AFP et l'Office des marées (ODM)"
_ELIDED = re.compile(r"^[ld]['’](?=\w)")
_NATIONALITY = re.compile(r"(?:ese|ian|ish|ean|can|i|French|Dutch|Greek|Swiss|German|Arab|Turk)$")
_SMALLEST_INITIALS = 3
_SMALLEST_ADDRESS = 5  # letters of an outlet's name that its address is known by
_LONGEST_ID = 80


@dataclass(frozen=True, slots=True)
class Naming:
    """How one mention names its source: the `key` that all mentions of that name share, the `form` to show, and the
    handles it can be confused by. A `confined` name means something in its own document only."""

    key: str
    form: str
    source_type: SourceType
    handles: frozenset[Handle] = frozenset()
    confined: bool = False

    @property
    def source(self) -> str:
        """The source's id before other names are looked at."""
        return source_id(name_of(self.key))

    def with_roles(self, roles: Collection[str]) -> "Naming":
        """The same name where its text says what its bearer is (`graph.roles`): it may be a namesake's elsewhere."""
        if not roles or self.confined:
            return self
        together = Handle("name", self.key, short=False)
        return replace(self, key=f"{self.key}@{'+'.join(sorted(roles))}", handles=self.handles | {together})

    def short_for(self, kind: HandleKind) -> str | None:
        """What it is the short form of, by one kind of handle."""
        return next((handle.value for handle in self.handles if handle.kind == kind and handle.short), None)


def name_of(key: str) -> str:
    """A key without the roles that its text gives its bearer: "jean orsel@maire:valdor" → "jean orsel"."""
    return key.partition("@")[0]


def roles_in(key: str) -> frozenset[str]:
    """The roles in a key: "jean orsel@maire:valdor" → {"maire:valdor"}."""
    return frozenset(filter(None, key.partition("@")[2].split("+")))


def source_id(key: str) -> str:
    """A named source's id is its key made readable, cut where it is endless; a confined one's key is its id already.
    A namesake's has the smallest id of a mention after "@"."""
    if key.startswith("unn_"):
        return key
    key, _, mention = key.partition("@")
    if mention:
        return f"{source_id(key)}-{mention.removeprefix('att_')}"
    slug = key.replace(" ", "-")
    return f"src_{slug}" if len(slug) <= _LONGEST_ID else f"src_{slug[:_LONGEST_ID]}-{digest('', [key])[1:]}"


def naming(name: str, source_type: SourceType, document: str) -> Naming:
    """Read a name as a mention gives it: "le président Emmanuel Macron" → key "emmanuel macron"."""
    plain = _plain(name)
    if (informed := _INFORMATION.match(plain)) and source_type in (
        "outlet",
        "agency",
        "named_organization",
        "document",
    ):
        plain = informed["of"]
    if source_type in ("outlet", "agency", "named_organization"):
        plain = _STRAY_VERB.sub("", plain)
    made: Naming | None = None
    if source_type == "document":
        made = _document(plain)
    elif source_type == "named_person":
        made = _person(plain)
    elif source_type in ("outlet", "agency"):
        made = _publisher(plain, source_type)
    elif source_type not in UNNAMED:
        made = _organization(plain)
    if made is not None and source_type in ("named_person", "named_organization"):
        made = replace(made, handles=made.handles | _title_handles(plain, made.key))
    return made or _confined(name, source_type, document)


def _title_handles(plain: str, key: str) -> set[Handle]:
    """What reads like a person or a body may be an outlet by the name that it gives itself: "Al-Sahafa", "L'Écho des
    Vallées"."""
    title = name_key(plain)
    return {Handle("sound", f"title {title}", short=False)} if _ARTICLE.match(plain) and title != key else set()


def own_naming(outlet: str, url: str | None = None) -> Naming:
    """The name that an outlet gives itself: never confined, whatever it looks like ("lemonde.fr", "mediapart").

    The `url` of one of its documents ties the address to it, if it is no other well-known outlet's.
    """
    plain = _plain(outlet)
    cited = _publisher(plain, "outlet") if plain[:1].islower() else None
    own = cited or _published_as(_PARENTHESIS.sub("", plain) or plain, "outlet", plain, None)
    own = replace(own, handles=own.handles | {Handle("sound", f"title {own.key}", short=False)})
    host = domain_of(url) if url else None
    if host is None or well_known(host) or well_known(registrable(host)):
        return own
    return replace(own, handles=own.handles | {Handle("domain", registrable(host), short=False)})


def _plain(name: str) -> str:
    """A name on one line, nothing loose in it: "A.F.P." → "AFP", "l' ONU" → "l'ONU"."""
    whole = _DOTTED.sub(lambda match: match[1] or "", name)
    return " ".join(_LOOSE.sub("", whole).split())


def _confined(name: str, source_type: SourceType, document: str) -> Naming:
    return Naming(digest("unn", [document, name_key(name)]), name.strip(), source_type, confined=True)


def _proper(text: str) -> bool:
    """Whether a text has a capital, or is written in letters that have none (Arabic, Chinese)."""
    letters = [char for char in text if char.isalpha()]
    return any(char.isupper() for char in letters) or (
        bool(letters) and not any(char.islower() or char.istitle() for char in letters)
    )


# -- persons -------------------------------------------------------------------------------------------------------


def _person(mention: str) -> Naming | None:
    """A person goes by their name; without one, by an office, which is somebody else's in another text."""
    name = person_name(mention)
    if name is None:
        return None
    body = body_of(name.form)
    if body is not None and body.type == "person":
        known = {handle for one in body.names for handle in person_handles(PersonName(tuple(one.split())))}
        return Naming(body.key, name.form, "named_person", frozenset(known))
    return Naming(" ".join(name.words), name.form, "named_person", frozenset(person_handles(name)))


# -- publishers ----------------------------------------------------------------------------------------------------


def _publisher(name: str, source_type: SourceType) -> Naming | None:
    bare = _PARENTHESIS.sub("", name).split(",")[0].strip()
    proper, descriptor = _without_descriptor(bare.split())
    if not proper or not (_proper(proper) or ("." in proper and " " not in proper)):
        return None
    return _published_as(proper, source_type, name, descriptor)


def _published_as(proper: str, source_type: SourceType, name: str, descriptor: str | None) -> Naming:
    body = body_of(proper) or (body_of(f"{descriptor} {proper}") if descriptor else None)
    if body is not None:
        return _known(body, proper, name)
    key = known_key(proper)
    words = [*key.split(), *([descriptor] if descriptor else [])]
    agency = source_type == "agency" or words[0] in AGENCY_WORDS or words[-1] in AGENCY_WORDS
    handles = _body_handles(proper, name) | _address_handles(proper, key)
    if descriptor:
        handles |= {Handle("title", f"{descriptor} {key}", short=True)}
    elif words[0] in DESCRIPTORS:
        handles |= {Handle("title", key, short=False)}
    return Naming(key, proper, "agency" if agency else "outlet", frozenset(handles))


def _address_handles(proper: str, key: str) -> set[Handle]:
    """ "courrier-valdor.fr" is short for whoever publishes there, or for "Le Courrier Valdor"; a well-known outlet's
    address is in the table."""
    host = domain_of(proper)
    if host is not None:
        squeezed = "".join(tokens(registrable(host).split(".")[0])).replace("_", "")
        short = {Handle("domain", registrable(host), short=True)}
        return short | ({Handle("address", squeezed, short=True)} if len(squeezed) >= _SMALLEST_ADDRESS else set())
    squeezed_names = {"".join(tokens(proper)), "".join(key.split())}
    return {Handle("address", one, short=False) for one in squeezed_names if len(one) >= _SMALLEST_ADDRESS}


def _without_descriptor(words: Sequence[str]) -> tuple[str, str | None]:
    """ "la chaîne libanaise Al-Mayadeen" → ("Al-Mayadeen", None), "l'agence Boréale" → ("Boréale", "agence"): the
    name, and the descriptor that stands directly before it."""
    rest = [_ELIDED.sub("", words[0]), *words[1:]] if words else []
    while rest and (determines(rest) or (rest[0].islower() and fold(rest[0]) in COMMON)):
        rest = rest[1:]
    last = max(
        (
            position
            for position, word in enumerate(rest[:-1])
            if word.islower() and fold(word) in DESCRIPTORS and any(_proper(later) for later in rest[position + 1 :])
        ),
        default=-1,
    )
    descriptor = fold(rest[last]) if last >= 0 and rest[last + 1][:1].isupper() else None
    rest = rest[last + 1 :]
    while last >= 0 and rest and rest[0].islower() and not rest[0].startswith(("al-", "el-")):
        rest = rest[1:]
    return _without_trailing(rest), descriptor


def _without_trailing(words: Sequence[str]) -> str:
    """ "Northmoor Ledger newspaper" → "Northmoor Ledger"; "Lebanese channel" → "", since it is no name."""
    end = len(words)
    while end and words[end - 1].islower() and fold(words[end - 1]) in DESCRIPTORS:
        end -= 1
    if end < len(words) and end == 1 and _NATIONALITY.search(words[0]) and not words[0].isupper():
        return ""
    return " ".join(words[:end])


# -- bodies --------------------------------------------------------------------------------------------------------


def _organization(name: str) -> Naming | None:
    proper = body_name(name)
    body = body_of(proper)
    office = office_key(proper)
    if body is not None and (_proper(proper) or office):
        return _known(body, proper, name)
    if office is not None:
        # A state's office is one body, with a capital or without ("l'armée israélienne").
        return Naming(office, proper, "named_organization")
    if all(word in COMMON | BODIES for word in tokens(proper)):
        return None
    if not (_proper("".join(_FIRST.findall(proper))) or _ARTICLED.match(proper)):
        return None
    handles = _body_handles(proper, name, initials=True) | _translated_handles(proper)
    return Naming(name_key(proper), proper, "named_organization", frozenset(handles))


def _known(body: Body, proper: str, name: str) -> Naming:
    """A body of the table goes by its key, and is what the table says it is."""
    types: dict[BodyType, SourceType] = {
        "agency": "agency",
        "outlet": "outlet",
        "organization": "named_organization",
        "person": "named_person",
    }
    return Naming(body.key, proper, types[body.type], frozenset(_body_handles(proper, name)))


def _body_handles(proper: str, name: str, *, initials: bool = False) -> set[Handle]:
    """By its acronym or initials: one it brings along ("… (OMS)"), one it is, those it would have."""
    skeleton = skeleton_of(tokens(proper))
    handles: set[Handle] = {Handle("near", skeleton, short=False)} if len(skeleton) >= _SMALLEST_INITIALS else set()
    if tied := _tied(name):
        handles.add(Handle("acronym", tied, short=False))
    if well_known(proper):
        return handles
    if sound := article_sound(tokens(proper)):
        handles.add(Handle("sound", sound, short=False))
    if _ACRONYM.fullmatch(proper):
        handles.add(Handle("acronym", fold(proper), short=True))
        if initials and len(proper) >= _SMALLEST_INITIALS:
            handles.add(Handle("initials", fold(proper), short=True))
    elif initials and len(letters := initials_of(proper)) >= _SMALLEST_INITIALS:
        handles.add(Handle("initials", letters, short=False))
    return handles


_HALL = re.compile(r"\b(?:city|town) hall\b", re.IGNORECASE)


def _translated_handles(proper: str) -> set[Handle]:
    """What a body's French and English names share: "Institut Halden" and "Halden Institute", "mairie de Valdor" and
    "Valdor city hall" are the same words in another order, one of them a proper name."""
    words = {word for word in tokens(_HALL.sub("mairie", proper)) if word not in COMMON and len(word) > 1}
    meant = {word: meaning(word) for word in words}
    named = {word for word, known in meant.items() if known is None}
    if not named or len(named) == len(words):
        return set()
    return {Handle("sound", " ".join(sorted(known or word for word, known in meant.items())), short=False)}


def _tied(name: str) -> str | None:
    """The acronym a name brings along in parentheses, folded."""
    match = _PARENTHESIS.search(name)
    if match is None or not _ACRONYM.fullmatch(match[1]) or match.start() == 0 or _JOINT.search(name):
        return None
    return fold(match[1])


def initials_of(name: str) -> str:
    """The first letters of a name's words, small words left out.

    >>> initials_of("Organisation mondiale de la santé")
    'oms'
    """
    return "".join(word[0] for word in tokens(name) if word not in COMMON)


# -- documents -----------------------------------------------------------------------------------------------------


def _document(name: str) -> Naming | None:
    """A document known by a name of its own: "le rapport Brundtland", "the Mueller Report"; never one known by who
    issued it ("le rapport de l'ONU", "a UN report", "rapport OCDE")."""
    words = name.split()
    while words and fold(words[0]) in COMMON:
        words = words[1:]
    if len(words) < 2:
        return None
    before = fold(words[0]) in NAMED_BEFORE and all(word[:1].isupper() for word in words[1:])
    after = words[-1] in NAMED_AFTER and all(word[:1].isupper() for word in words)
    given = words[1:] if before else words[:-1]
    if not (before or after) or well_known(" ".join(given)) or any(word.isupper() for word in given):
        return None
    return Naming(name_key(" ".join(words)), " ".join(words), "document")
