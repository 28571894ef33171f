"""What a pronoun, a relative, a possessive or an unexpressed subject stands for, by agreement and nearness."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extract.descriptions import Descriptions
from ingest.extract.finds import Find
from ingest.extract.lexicon import lexicon
from ingest.extract.mentions import Mention
from ingest.extract.nouns import nouns
from ingest.extract.people import People
from ingest.extract.scope import Scope

# Words that may stand between an antecedent and its relative pronoun.
_BETWEEN = frozenset(
    ["", "et", "and", "mais", "but", "selon", "pour", "par", "de", "d'après", "according to", "by", "in"]
)
_BACK = 36  # mentions looked back on
_SENTENCES = 6  # sentences looked back on


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun asks of its antecedent; `human` where it stands for people only."""

    gender: str
    plural: bool
    human: bool = False
    thing: bool = False


_PRONOUNS = {
    **dict.fromkeys(["il", "lui", "celui-ci", "t-il"], Pronoun("m", False)),
    **dict.fromkeys(["elle", "celle-ci", "t-elle"], Pronoun("f", False)),
    **dict.fromkeys(["ils", "eux", "ceux-ci", "t-ils"], Pronoun("m", True)),
    **dict.fromkeys(["elles", "celles-ci", "t-elles"], Pronoun("f", True)),
    **dict.fromkeys(["he", "him", "himself"], Pronoun("m", False, human=True)),
    **dict.fromkeys(["she", "herself"], Pronoun("f", False, human=True)),
    **dict.fromkeys(["they", "them"], Pronoun("", True)),
    "it": Pronoun("", False, thing=True),
}
_POSSESSIVES = {
    "son": Pronoun("", False),
    "sa": Pronoun("", False),
    "ses": Pronoun("", False),
    "leur": Pronoun("", True),
    "leurs": Pronoun("", True),
    "his": Pronoun("m", False, human=True),
    "her": Pronoun("f", False, human=True),
    "its": Pronoun("", False, thing=True),
    "their": Pronoun("", True),
}


def pronoun_of(low: str) -> Pronoun | None:
    """What a lower-cased word asks for, if it is a pronoun of the third person."""
    return _PRONOUNS.get(low)


class Antecedents:
    """The mentions of a document in text order, and who has spoken so far."""

    def __init__(
        self,
        text: str,
        language: str,
        scopes: Sequence[Scope],
        found: Sequence[Mention],
        people: People,
        descriptions: Descriptions,
    ) -> None:
        self._text = text
        self._language = language
        self._known = nouns(language)
        self._words = lexicon(language)
        self._found = found
        self._starts = [mention.start for mention in found]
        self._people = people
        self._descriptions = descriptions
        self._outer = [(scope.tokens[0].start, number) for number, scope in enumerate(scopes) if not scope.depth]
        self._outer_starts = [start for start, _ in self._outer]
        self._scopes = scopes
        self._spoke: list[tuple[int, str, str]] = []
        self._media: list[tuple[str, str]] = []

    def sentence(self, place: int) -> int:
        """The number of the sentence (of the outer text) that holds a place."""
        at = bisect_right(self._outer_starts, place) - 1
        return self._outer[at][1] if at >= 0 else 0

    def _ordinal(self, place: int) -> int:
        return bisect_right(self._outer_starts, place) - 1

    def said(self, find: Find, name: str, kind: str) -> None:
        """Note who speaks, for the pronouns and documents that follow."""
        self._spoke.append((find.start, name, kind))
        if find.medium is not None:
            self._media.append((self._text[find.medium[0] : find.medium[1]].lower(), name))

    def kind_of(self, name: str) -> str | None:
        """As what this name spoke last, if it did."""
        return next((kind for _, who, kind in reversed(self._spoke[-12:]) if who == name), None)

    def speaker_before(self, place: int) -> str | None:
        """Who spoke last before a place, not long before."""
        here = self._ordinal(place)
        for start, name, _ in reversed(self._spoke[-4:]):
            if start < place and here - self._ordinal(start) <= 3:
                return name
        return None

    def opens_sentence(self, find: Find) -> bool:
        """Whether nothing that could speak stands before the cue in its sentence."""
        place = find.cue[0] if find.cue is not None else find.start
        here = self._ordinal(place)
        first = self._outer_starts[here] if here >= 0 else 0
        at = bisect_left(self._starts, place)
        return not any(
            mention.start >= first and (mention.subject or mention.person)
            for mention in self._found[max(0, at - 12) : at]
        )

    def same_sentence(self, one: int, other: int) -> bool:
        """Whether two places stand in one sentence of the outer text."""
        return self._ordinal(one) == self._ordinal(other)

    def pronoun(self, low: str, place: int, find: Find) -> str | None:
        """The best antecedent of a pronoun at a place, named as fully as the document does."""
        asked = _PRONOUNS[low]
        return self._best(asked, place, find)

    def latter(self, low: str, place: int, find: Find) -> str | None:
        """ "ce dernier", "cette dernière": the mention last named that agrees."""
        asked = Pronoun("f" if "ère" in low else "m", low.endswith("s"))
        at = bisect_left(self._starts, place)
        here = self._ordinal(place)
        second: Mention | None = None
        for mention in reversed(self._found[max(0, at - 16) : at]):
            if here - self._ordinal(mention.start) > 2:
                break
            if mention.end > place or not self._agrees(mention, asked) or not self._speaks(mention):
                continue
            if mention.person or (mention.name and self._people.knows(mention.name.split()[-1])):
                return self._descriptions.name_of(mention)
            if mention.kind in ("organization", "outlet", "group") and second is None:
                second = mention
        return self._descriptions.name_of(second) if second is not None else None

    def _best(self, asked: Pronoun, place: int, find: Find, *, owners: bool = False) -> str | None:
        here = self._ordinal(place)
        best: tuple[float, str] | None = None
        at = bisect_left(self._starts, place)
        speaker = next(((start, name) for start, name, _ in reversed(self._spoke) if start < place), None)
        outside = find.parent is None
        incise = find.cue is not None and find.content[0][1] <= find.cue[0]
        for mention in reversed(self._found[max(0, at - _BACK) : at]):
            away = here - self._ordinal(mention.start)
            if away > _SENTENCES:
                break
            if mention.end > place or (outside and mention.depth and away < 2 and not mention.name):
                continue
            if not self._agrees(mention, asked) or not self._speaks(mention):
                continue
            if owners and not (mention.name or mention.kind in ("person", "organization", "outlet")):
                continue
            score = self._score(mention, asked, away, outside)
            name = self._descriptions.name_of(mention)
            if speaker is not None and name == speaker[1]:
                score += W["speaker"] + (W["incise"] if incise else 0.0)
            if find.parent is not None and name == find.parent.referent:
                score += W["self"]
            if best is None or score > best[0]:
                best = (score, name)
        if speaker is not None and outside:
            away = here - self._ordinal(speaker[0])
            score = W["spoke"] - W["away"] * away
            if away <= _SENTENCES and (best is None or score > best[0]) and self._may_be(speaker[1], asked):
                best = (score, speaker[1])
        return best[1] if best is not None else None

    def _score(self, mention: Mention, asked: Pronoun, away: int, outside: bool) -> float:
        score = -W["away"] * away
        if mention.subject:
            score += W["subject"]
        if mention.depth and outside:
            score -= W["quoted"]
        if mention.person and mention.name:
            score += W["named"]
        elif mention.person:
            score += W["human"]
        elif mention.kind is None:
            known = mention.name is not None and self._people.knows(mention.name.split()[-1].lower())
            score += W["known"] if known else W["bare"]
        elif mention.kind == "document":
            score += W["document"]
        gendered = mention.gender or (self._people.gender(self._people.full(mention.name)) if mention.name else "")
        if asked.gender and gendered == asked.gender:
            score += W["gender"]
        elif asked.human and not gendered:
            score += W["unsure"]
        if mention.determiner in _POSSESSIVES:
            score += W["possessed"]
        return score

    def _agrees(self, mention: Mention, asked: Pronoun) -> bool:
        full = self._people.full(mention.name) if mention.name and (mention.person or mention.kind is None) else ""
        gender = (self._people.gender(full) if full else "") or mention.gender
        if asked.plural != mention.plural:
            collective = self._language == "en" and asked.plural and not mention.person
            if not collective or mention.kind not in ("organization", "group", "outlet"):
                return False
        if asked.gender and gender and gender != asked.gender and not (asked.plural and asked.gender == "m"):
            return False
        if asked.human and not mention.person and not (full and self._people.knows(full.split()[-1].lower())):
            return False
        return not (asked.thing and mention.person)

    def _speaks(self, mention: Mention) -> bool:
        """Whether a mention may be somebody: a place or an unknown word in capitals is not, but as a subject."""
        if mention.kind is not None:
            return bool(mention.determiner or mention.name) or self._language == "en"
        if mention.name is None:
            return False
        words = mention.name.lower().split()
        if self._people.knows(words[-1].strip(".,")):
            return True
        if " ".join(words) in self._known.places or mention.words & self._words["time_words"]:
            return mention.subject and bool(mention.determiner)
        if " ".join(words) in self._known.bodies or mention.name.isupper():
            return True
        return mention.subject and (bool(mention.determiner) or self._descriptions.repeated(mention))

    def _may_be(self, name: str, asked: Pronoun) -> bool:
        """Whether a speaker by this name can be meant: gender known from the document, number from its article."""
        words = name.lower().split()
        gender = self._people.gender(name)
        person = bool(gender) or self._people.knows(words[-1].strip(".,)"))
        first = words[0].replace("’", "'")
        plural = first in ("les", "des", "ces", "plusieurs", "certains", "deux", "trois", "some", "several", "two") or (
            self._language == "en"
            and any(self._known.class_of(word) == "group" or word in self._known.plurals for word in words)
        )
        if not gender and not person and first in ("le", "un", "la", "une"):
            gender = "m" if first in ("le", "un") else "f"
        if plural != asked.plural and not (self._language == "en" and asked.plural and not person):
            return False
        if asked.gender and gender and gender != asked.gender and not asked.plural:
            return False
        if (
            asked.human
            and not person
            and self._known.class_of(words[-1]) != "person"
            and not any(self._known.class_of(word) == "person" for word in words)
        ):
            return False
        return not (asked.thing and person)

    def before(self, place: int) -> Mention | None:
        """The mention that a relative pronoun at this place takes up."""
        at = bisect_left(self._starts, place)
        fallback: Mention | None = None
        for mention in reversed(self._found[max(0, at - 8) : at]):
            if mention.end > place:
                continue
            between = self._text[mention.end : place].strip()
            if len(between) > 30 or between.strip(" ,(-–—\u00a0").lower() not in _BETWEEN:
                continue
            if fallback is None:
                fallback = mention
            comma = between.startswith((",", "(", "-", "–"))
            if mention.person and mention.name and comma:
                return mention
            if mention.kind is not None and not comma and mention.start < fallback.start:
                if fallback.person and fallback.name:
                    continue
                fallback = mention
        return fallback

    def possessed(self, mention: Mention, own: str, find: Find) -> str | None:
        """ "ses proches" → "les proches de Paul Vernet", where the owner is known."""
        if mention.determiner not in _POSSESSIVES:
            return None
        if mention.person and mention.name:
            return self._own_spokesperson(mention, own, find)
        owner = self._best(_POSSESSIVES[mention.determiner], mention.start, find, owners=True)
        if owner is None:
            return None
        rest = own.strip()[len(mention.determiner) :].strip()
        if self._language == "en":
            return f"the {rest} of {owner}" if mention.kind == "document" else f"{owner}'s {rest}"
        article = "les" if mention.determiner in ("ses", "leurs") else ("la" if mention.gender == "f" else "le")
        return f"{article} {rest} {_of(owner)}"

    def _own_spokesperson(self, mention: Mention, own: str, find: Find) -> str | None:
        """ "sa porte-parole, Anne Roe" → "Anne Roe, porte-parole de Paul Vernet"."""
        role = next(
            (word for word in ("porte-parole", "spokesman", "spokeswoman", "spokesperson") if word in own.lower()), ""
        )
        owner = self._best(_POSSESSIVES[mention.determiner], mention.start, find, owners=True) if role else None
        if owner is None or mention.name is None:
            return None
        return (
            f"{mention.name}, {role} {_of(owner)}" if role == "porte-parole" else f"{mention.name}, {role} for {owner}"
        )

    def issuer(self, mention: Mention, own: str) -> str | None:
        """ "Le communiqué" is the one that somebody was said to have spoken through."""
        if mention.kind != "document" or len(mention.words) > 1 or not mention.definite:
            return None
        for medium, who in reversed(self._media[-12:]):
            if mention.head in medium.split():
                return who
        return None

    def subject_for(self, find: Find) -> str | None:
        """The subject of the clause that a gerund, participle or infinitive of saying hangs on."""
        place = find.cue[0] if find.cue is not None else find.start
        at = bisect_left(self._starts, place)
        here = self._ordinal(place)
        first = self._outer_starts[here] if here >= 0 else 0
        near = [
            mention for mention in self._found[max(0, at - 24) : at] if mention.start >= first and mention.end <= place
        ]
        depth = max((mention.depth for mention in near), default=0) if find.depth else 0
        near = [mention for mention in near if mention.depth == min(depth, find.depth)]
        if not near:
            return None
        last = near[-1]
        between = self._text[last.end : place].strip()
        taken = ("person", "group") if self._language == "en" else ("document", "person", "group")
        if between == "" and last.kind in taken and not last.subject:
            return self._descriptions.name_of(self._whole(near, last))
        spoken = [name for start, name, _ in self._spoke if first <= start < place]
        if spoken:
            return spoken[-1]
        subjects = [mention for mention in near if mention.subject and self._speaks(mention)]
        if not subjects:
            return None
        return self._descriptions.name_of(subjects[-1])

    def _whole(self, near: Sequence[Mention], last: Mention) -> Mention:
        return next((mention for mention in near if mention.end == last.end and mention.start <= last.start), last)


def _of(owner: str) -> str:
    """ "de Paul", "d'Anne", "du groupe", "des syndicats"."""
    first, _, rest = owner.partition(" ")
    if first in ("le", "Le") and rest:
        return f"du {rest}"
    if first in ("les", "Les", "des", "Des") and rest:
        return f"des {rest}"
    return f"d'{owner}" if owner[0].lower() in "aeiouyéèêhâîô" else f"de {owner}"


# What counts for an antecedent, tuned on French and English training texts.
W = {
    "away": 1.0,
    "subject": 1.2,
    "quoted": 2.9,
    "named": 1.2,
    "human": 0.7,
    "known": 0.2,
    "bare": -1.8,
    "document": -2.2,
    "gender": 0.8,
    "speaker": 1.6,
    "incise": 0.2,
    "spoke": 0.2,
    "self": -1.7,
    "possessed": -1.4,
    "unsure": -0.8,
}
