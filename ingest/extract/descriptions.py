"""Short forms and descriptions of a source: the fullest name or description that the document has for it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from graph.words import fold
from ingest.extract.mentions import Mention
from ingest.extract.nouns import nouns
from ingest.extract.people import People

_LOOK_BACK = 60  # mentions looked at for one description
# Nouns that bring a new person in rather than take one up: a relation to somebody, a part in a scene.
_NEW = frozenset(
    """
    avocat avocate mère père frère sœur soeur fils fille épouse époux veuve mari femme proche source témoin voisin
    voisine porte-parole membre rapporteur procureur préfet préfète substitut représentant représentante collègue
    ami amie directeur directrice responsable patron patronne lawyer attorney mother father brother sister son
    daughter wife husband widow witness neighbor neighbour spokesman spokeswoman spokesperson member friend
    colleague prosecutor examiner secretary rectrice recteur maire donatrice critic parent official patient enfant
    child
    """.split()
)
_GENERIC_BODIES = frozenset(
    """
    organisation groupe compagnie entreprise société firme association ong club parti syndicat institution
    constructeur studio géant mouvement institut fédération opérateur multinationale fabricant équipementier éditeur
    avionneur collectif fondation banque coalition enseigne start-up filiale organisme organization company group
    firm agency party team league network manufacturer retailer airline bank union charity nonprofit movement
    foundation developer office chain corporation
    """.split()
)
_GENERIC_OUTLETS = frozenset(
    """
    journal quotidien site hebdomadaire magazine chaîne radio média mensuel newspaper channel broadcaster network
    outlet tabloid paper
    """.split()
)
_GENERIC_DOCUMENTS = frozenset(["texte", "document", "communiqué", "text", "document", "filing"])
_SCHOLARS = frozenset(
    """
    researchers scientists authors academics archaeologists astronomers biologists paleontologists physicists
    geologists chercheurs scientifiques auteurs astronomes archéologues biologistes climatologues physiciens
    astrophysiciens
    """.split()
)
_TWO = frozenset(["deux", "two", "both"])
_SPOKEN = re.compile(r"\bporte-?parole\b|\bspokes(?:man|woman|person)\b", re.IGNORECASE)


_BRACKETED = re.compile(r"\( ?([A-ZÀ-Þ][A-Za-zÀ-ÿ-]{1,9}) ?\)")
_BEFORE = 90  # code points before an acronym in brackets that may spell it out


class Descriptions:
    """The document's mentions by head noun and by name, for looking back from a short form."""

    def __init__(self, text: str, language: str, found: Sequence[Mention], people: People) -> None:
        self._text = text
        self._language = language
        self._known = nouns(language)
        self._found = found
        self._starts = [mention.start for mention in found]
        self._people = people
        self._by_head: dict[str, list[Mention]] = {}
        self._by_word: dict[str, list[Mention]] = {}
        self._countries: dict[str, Mention] = {}
        self._expansions: dict[str, str | None] = {}
        self._initials: dict[str, Mention] | None = None
        self._bracketed: dict[str, str] = {}
        for mention in found:
            self._by_head.setdefault(_singular(mention.head), []).append(mention)
            if mention.name and not mention.person and mention.kind is None:
                place = " ".join(sorted_words(mention.name))
                if len(place) > 3 and place in self._known.countries:
                    self._countries.setdefault(self._known.places[place], mention)
            if mention.name and not mention.person:
                for word in mention.words:
                    kept = self._by_word.setdefault(word, [])
                    if len(kept) < 12:
                        kept.append(mention)

    def words_of(self, mention: Mention) -> str:
        """The words of a mention in the text."""
        return self._text[mention.start : mention.end].strip(" ,")

    def repeated(self, mention: Mention) -> bool:
        """Whether a name stands in the document more than once."""
        return len(self._by_word.get(mention.head, ())) > 1

    def name_of(self, mention: Mention) -> str:
        """The fullest name or description for a mention of the text."""
        return self.full(mention, self.words_of(mention))

    def full(self, mention: Mention, own: str) -> str:
        """The fullest name or description for a source phrase, given its mention and its words."""
        if mention.person and mention.name:
            return self._person(mention, own)
        if mention.name and not mention.person:
            whole = " ".join(own.split())
            first = _first_run(mention.name)
            if mention.kind is None and self._people.knows(first.split()[-1].strip(".,()")):
                return self._people.full(first)
            return self._named(mention, whole)
        if mention.kind == "person":
            return (
                self._pair(mention, own)
                or self._role(mention, own)
                or self._same_head(mention, own)
                or self._scholars(mention)
                or own
            )
        return self._same_head(mention, own) or self._generic(mention, own) or own

    def _person(self, mention: Mention, own: str) -> str:
        """A person's full name alone, so that one name stands for them throughout; a spokesperson's phrase tells
        for whom they speak and is kept."""
        name = mention.name or own
        full = self._people.full(name)
        given_alone = full != name and " " not in name and mention.role and fold(name) == fold(full.split()[0])
        if given_alone and not any(mention.role & role for role in self._people.roles(full)):
            return own
        if _SPOKEN.search(own) and " " in name:
            return own
        return full

    def _named(self, mention: Mention, own: str) -> str:
        """A body by its acronym, its place, or a shorter form of its name."""
        name = mention.name or own
        if name.isupper() and " " not in name and 1 < len(name) <= 8:
            return self._expansion(name, mention) or own
        place = " ".join(sorted_words(name))
        country = self._known.places.get(place)
        if country is not None and place in self._known.countries:
            return self._country(country, mention) or own
        words = mention.words
        if not words.isdisjoint(("us", "u.s", "u.s.")):
            words = words - {"us", "u.s", "u.s."} | {"united", "states"}
        for other in self._by_word.get(mention.head if mention.head in mention.words else name.lower(), ()):
            if other.name is None:
                continue
            spelled = self._text[other.end - len(other.name) : other.end]
            lower = other.kind is not None and mention.kind is None and not spelled[:1].isupper()
            if (
                not lower
                and len(other.words) > len(mention.words)
                and words <= other.words
                and (other.kind in ("organization", "outlet", "agency", None) and other.depth == 0)
                and _same_start(mention, other)
            ):
                return self.words_of(other)
        return own

    def _expansion(self, acronym: str, mention: Mention) -> str | None:
        if acronym not in self._expansions:
            self._expansions[acronym] = self._expanded(acronym)
        return self._expansions[acronym]

    def _expanded(self, acronym: str) -> str | None:
        """The words before "(OMS)" whose initials it has, with it; else a name of the text that it is known for."""
        if self._initials is None:
            self._initials = self._read_initials()
            for match in _BRACKETED.finditer(self._text):
                near = self._text[max(0, match.start() - _BEFORE) : match.start()]
                self._bracketed.setdefault(match.group(1), re.split(r"[.,;:!?()\n»«]", near)[-1])
        before = self._bracketed.get(acronym)
        if before is not None:
            words = before.split()
            for at, word in enumerate(words):
                if word[:1] == acronym[:1] or (word.lower().startswith(("l'", "l’")) and word[2:3] == acronym[:1]):
                    return " ".join(words[at:]) + f" ({acronym})"
        for name in self._known.acronyms.get(acronym.lower(), ()):
            known = re.search(re.escape(name), self._text, re.IGNORECASE)
            if known is not None:
                return known.group()
        spelled = self._initials.get(acronym.lower())
        return self.words_of(spelled) if spelled is not None else None

    def _read_initials(self) -> dict[str, Mention]:
        """Names of several words by their initials."""
        found: dict[str, Mention] = {}
        for mention in self._found:
            if mention.name and not mention.person and len(mention.words) > 1:
                initials = "".join(word[0] for word in self.words_of(mention).lower().split() if len(word) > 3)
                if len(initials) > 1:
                    found.setdefault(initials, mention)
        return found

    def _country(self, country: str, mention: Mention) -> str | None:
        """The first full name of a country before its abbreviation: "the US" → "the United States"."""
        first = self._countries.get(country)
        if first is None or first.start >= mention.start or first.words == mention.words:
            return None
        return self.words_of(first)

    def _role(self, mention: Mention, own: str) -> str | None:
        """The person whose role the description names: "le président américain" → "Donald Trump"."""
        if mention.plural:
            return None
        head = _singular(mention.head)
        asked = self._keys(mention.words) - {mention.head, head}
        if head == "chef" and asked & {"état", "gouvernement"}:
            head, asked = ("président" if "état" in asked else "ministre"), set()
        # named with this role
        best: str | None = None
        asked_words = ("chef", head) if head == "ministre" else (head, mention.head)
        for name in self._people.holders(*asked_words):
            for role in self._people.roles(name):
                if {"chef", "gouvernement"} <= role:
                    role = role | {"premier", "ministre"}
                if head not in role and mention.head not in role:
                    continue
                given = self._keys(role) - {head}
                if asked <= given or (asked & given and not (asked - given)):
                    return name
                if not asked or (given and asked & given):
                    best = best or name
        if best is not None:
            return best
        if mention.determiner == "":
            return None
        if mention.definite and head not in _NEW and mention.words == _lowered(own, mention.words) and len(asked) <= 2:
            return self._salient(mention)
        return None

    def _salient(self, mention: Mention) -> str | None:
        """The named person that the sentences before are about, or else the last one named."""
        at = bisect_left(self._starts, mention.start)
        last: str | None = None
        for other in reversed(self._found[max(0, at - 24) : at]):
            if mention.sentence - other.sentence > 4:
                break
            if not (other.name and other.depth == 0):
                continue
            full = self._people.full(other.name)
            if not (other.person or self._people.knows(sorted_words(full)[-1])):
                continue
            gender = self._people.gender(full) or other.gender
            if mention.gender and gender and gender != mention.gender:
                continue
            if other.subject:
                return full
            last = last or full
        return last

    def _keys(self, words: frozenset[str]) -> set[str]:
        """The words with peoples and places as their country, without what joins them."""
        keys: set[str] = set()
        for word in words:
            if len(word) < 3 or word in ("des", "les", "the", "and", "for"):
                continue
            keys.add(self._known.adjectives.get(word) or self._known.places.get(word) or word)
        return keys

    def _same_head(self, mention: Mention, own: str) -> str | None:
        """The first fuller phrase with this head noun before: "le ministère" → "le ministère turc de l'Intérieur"."""
        if not (mention.definite or mention.determiner == ""):
            return None
        asked = mention.words
        size = len(own.split())
        near: str | None = None
        for other in self._by_head.get(_singular(mention.head), ())[:_LOOK_BACK]:
            if other.start >= mention.start:
                break
            if other.plural != mention.plural or not asked <= other.words | {mention.head}:
                continue
            spelled = self.words_of(other)
            if other.person and other.name:
                return self._people.full(other.name)
            if len(spelled.split()) > size:
                return spelled
            if near is None and len(spelled.split()) == size:
                near = spelled
        return near

    def _pair(self, mention: Mention, own: str) -> str | None:
        """ "les deux candidats", "both officers": the two people last named together ("Paul Vernet et Anne Roe")."""
        if not mention.plural or _TWO.isdisjoint(own.lower().split()):
            return None
        at = bisect_left(self._starts, mention.start)
        for first, second in pairwise(reversed(self._found[max(0, at - _LOOK_BACK) : at])):
            one, other = second, first
            if one.person and one.name and other.person and other.name and one.end < other.start:
                between = self._text[one.end : other.start].strip().lower()
                if between in ("et", "and", ", and"):
                    return f"{self._people.full(one.name)} {between.strip(' ,')} {self._people.full(other.name)}"
        return None

    def _scholars(self, mention: Mention) -> str | None:
        """ "the researchers", "les auteurs": the scientists whom the document first speaks of."""
        if mention.head not in _SCHOLARS or not mention.definite or len(mention.words) > 1 or not mention.plural:
            return None
        for other in self._found[:_LOOK_BACK]:
            if other.start >= mention.start:
                return None
            if (
                (other.head in _SCHOLARS or other.head in ("team", "équipe"))
                and len(other.words) > 1
                and not other.depth
            ):
                return self.words_of(other)
        return None

    def _generic(self, mention: Mention, own: str) -> str | None:
        """ "l'organisation", "the company", "le texte": the last body, outlet or document named."""
        if not mention.definite or mention.plural or len(mention.words) > 2:
            return None
        head = mention.head
        body, outlet = head in _GENERIC_BODIES, head in _GENERIC_OUTLETS
        document = head in _GENERIC_DOCUMENTS or (mention.demonstrative and mention.kind == "document")
        if not (body or outlet or document or head in ("pays", "country")):
            return None
        at = bisect_left(self._starts, mention.start)
        for other in reversed(self._found[max(0, at - _LOOK_BACK) : at]):
            if other.end > mention.start or other.depth or mention.sentence - other.sentence > 6:
                continue
            if document and other.kind == "document" and other.head != head and not other.plural:
                return self.words_of(other)
            if other.person or not other.name:
                continue
            place = " ".join(sorted_words(other.name)) in self._known.places
            if head in ("pays", "country"):
                if place:
                    return self.words_of(other)
                continue
            if place or document:
                continue
            spelled = other.name.lower()
            listed = (
                spelled in self._known.outlets or self.words_of(other).lower().replace("’", "'") in self._known.outlets
            )
            named_outlet = other.kind == "outlet" or listed
            sure = (
                other.kind == "organization"
                or spelled in self._known.bodies
                or (other.name.isupper() and len(spelled) > 1)
            )
            again = other.subject and len(self._by_word.get(other.head, ())) > 1
            if (outlet and named_outlet) or (
                body
                and other.kind in ("organization", None)
                and (sure or again)
                and not self._people.knows(sorted_words(other.name)[-1])
            ):
                return self.words_of(other)
        return None


def _lowered(own: str, words: frozenset[str]) -> frozenset[str]:
    """Those words that the phrase has in lower case, after its first."""
    spelled = own.replace("’", "'").replace("l'", "").replace("L'", "").split()
    return frozenset(
        word for word in words if not any(other != word and other.lower() == word for other in spelled[1:])
    )


def _first_run(name: str) -> str:
    """A name up to its first word that is not written as one ("Vernet aux Échos" → "Vernet")."""
    words = name.split()
    end = next((at for at, word in enumerate(words) if word in ("à", "au", "aux", "lui", "et", "and", "a")), len(words))
    return " ".join(words[:end]) or name


def sorted_words(name: str) -> list[str]:
    """The lower-cased words of a name, in order."""
    return [word.strip(".,()") for word in name.lower().replace("’", "'").split()]


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith("ss") else word


def _same_start(short: Mention, full: Mention) -> bool:
    """Whether the head of the short form is that of the full one, or its name's first word."""
    return short.head == full.head or short.kind is None
