"""Who a source is within its document: pronouns, short forms, descriptions, null subjects (`Find.referent`).

One pass in text order over the finds; nothing outlives the document.
"""

import re
from collections.abc import Sequence

from ingest.extract.antecedents import Antecedents, pronoun_of
from ingest.extract.descriptions import Descriptions
from ingest.extract.finds import WIRE_CREDIT, Find, Offsets
from ingest.extract.lexicon import Lexicon, lexicon
from ingest.extract.mentions import Mention, mention_of, mentions
from ingest.extract.nouns import Nouns, nouns
from ingest.extract.people import People
from ingest.extract.scope import Scope
from ingest.extract.source_types import source_type
from ingest.extract.tokens import tokenize

_FIRST = frozenset(["je", "j'", "nous", "moi", "i", "we", "me", "us", "m'", "my", "our", "notre", "nos", "mon", "ma"])
_NOBODY = frozenset(["on", "ce", "c'", "cela", "one", "this", "there"])
_RELATIVE = frozenset(
    ["qui", "who", "which", "that", "lequel", "laquelle", "lesquels", "lesquelles", "dont", "whom", "whose"]
)
_ARABIC = re.compile(r"[Aa]l-[A-ZÀ-Ý][\w’'-]*")
_REPORTING = ("rapport", "relay", "relaie", "report", "relat")
_REFERRING = frozenset(["selon", "d'après", "d’après", "according"])
_HEADLINE = 16  # words of a first line, at most, that is a headline
_ELIDED = re.compile(r"^[lL]['’]")
_ARTICLES = frozenset(["le", "la", "les", "the"])


class Resolver:
    """The referents of one field of one document. Built afresh for each; holds no state beyond it."""

    def __init__(self, text: str, language: str, scopes: Sequence[Scope]) -> None:
        self._text = text
        self._language = language
        self._words: Lexicon = lexicon(language)
        self._nouns: Nouns = nouns(language)
        self._scopes = scopes
        found = sorted(mentions(scopes, language), key=lambda mention: (mention.start, -mention.end))
        self._people = People(found, self._nouns)
        self._descriptions = Descriptions(text, language, found, self._people)
        self._antecedents = Antecedents(text, language, scopes, found, self._people, self._descriptions)

    def resolve(self, finds: Sequence[Find]) -> None:
        """Set `referent` and `source_type` of every find; `finds` are in text order, parents already known."""
        last: Find | None = None
        waiting: list[Find] = []
        for find in finds:
            if find.parent is not None and find.parent.referent is None and find.parent.source is not None:
                waiting.append(find)
            name = self._referent(find, last)
            find.referent = name
            find.source_type = self._type_of(find, name)
            if find.method.endswith(WIRE_CREDIT):
                continue  # an agency in brackets is no "he", and nobody goes on for it
            if name is not None and find.source_type != "none":
                self._antecedents.said(find, name, find.source_type)
            if find.depth == 0:
                last = find
        for find in waiting:
            if find.referent is None and find.parent is not None:
                find.referent = self._referent(find, None)
                find.source_type = self._type_of(find, find.referent)
        self._fronted(finds)
        self._headline(finds)

    def _fronted(self, finds: Sequence[Find]) -> None:
        """A null source before its clause takes the speaker of what follows: "Tout en saluant …, il a ajouté"."""
        for at, find in enumerate(finds[:-1]):
            if find.source is not None or find.cue is None or not find.inherits or find.depth:
                continue
            after = next((one for one in finds[at + 1 : at + 4] if one.source is not None and one.depth == 0), None)
            if after is None or after.referent is None or not self._antecedents.opens_sentence(find):
                continue
            if self._antecedents.same_sentence(find.start, after.start):
                find.referent, find.source_type = after.referent, after.source_type

    def _slice(self, place: Offsets) -> str:
        return self._text[place[0] : place[1]]

    # -- who

    def _referent(self, find: Find, last: Find | None) -> str | None:
        if find.source is None:
            return self._unexpressed(find, last)
        own = self._slice(find.source)
        low = own.lower().replace("’", "'").strip("-,() ")
        if low in _RELATIVE:
            return self._relative(find, find.source)
        if low in _FIRST:
            return self._first_person(find)
        if low in _NOBODY:
            return None
        if pronoun_of(low) is not None:
            return self._antecedents.pronoun(low, find.source[0], find)
        return self._phrase(own, find.source, find)

    def _first_person(self, find: Find) -> str | None:
        above = find.parent
        while above is not None and above.referent is None:
            above = above.parent
        if above is None:
            return self._antecedents.speaker_before(find.start) if find.depth else None
        return above.referent

    def _relative(self, find: Find, place: Offsets) -> str | None:
        before = self._antecedents.before(place[0])
        if before is not None:
            return self._descriptions.name_of(before)
        if find.antecedent is not None:
            return self._phrase(self._slice(find.antecedent), find.antecedent, find)
        return None

    def _phrase(self, own: str, place: Offsets, find: Find) -> str:
        tokens = own.lower().replace("’", "'").split()
        if (
            self._words.name == "fr"
            and tokens[-1] in ("dernier", "dernière", "derniers", "dernières")
            and len(tokens) <= 2
        ):
            named = self._antecedents.latter(tokens[-1], place[0], find)
            return named or own
        if tokens[-1] in ("intéressé", "intéressée", "l'intéressé", "l'intéressée", "latter"):
            named = self._antecedents.pronoun("he" if tokens[-1] == "latter" else "lui", place[0], find)
            return named or own
        mention = self._mention(place, find)
        if mention is None or self._titled(own):
            return own.strip()
        possessed = self._antecedents.possessed(mention, own, find)
        if possessed is not None:
            return possessed
        owned = self._owned(mention, own, place, find)
        if owned is not None:
            return owned
        issued = self._antecedents.issuer(mention, own)
        if issued is not None:
            return issued
        return self._descriptions.full(mention, own)

    def _titled(self, own: str) -> bool:
        """Whether a phrase is the title of an outlet with its place ("L'Observateur de Javel"): it describes nobody."""
        words = [word for word in _ELIDED.sub("", own).split() if word.lower() not in _ARTICLES]
        return len(words) > 1 and any(
            word[:1].isupper() and word.lower() in self._nouns.outlet_words for word in (words[0], words[-1])
        )

    def _owned(self, mention: Mention, own: str, place: Offsets, find: Find) -> str | None:
        """A document with its issuer's full name: "WHO's figures" → "the figures of the World Health Organization"."""
        at = max(own.rfind("'s "), own.rfind("’s "), own.rfind("s' "), own.rfind("s’ "))
        if at <= 0 or self._words.name != "en":
            return None
        whole = 1 if own[at] == "s" else 0
        rest = own[at + 2 + (not whole) * 1 :].strip()
        if source_type(rest, "en") != "document":
            return None
        owner = self._phrase(own[: at + whole], (place[0], place[0] + at + whole), find)
        return f"the {rest} of {owner}"

    def _mention(self, place: Offsets, find: Find) -> Mention | None:
        tokens = tuple(tokenize(self._text, self._language, *place))
        if not tokens:
            return None
        scope = Scope(self._text, tokens, {}, self._words, find.paragraph, find.depth)
        number = self._antecedents.sentence(place[0])
        return mention_of(scope, 0, len(tokens), number, self._nouns, subject=True)

    def _unexpressed(self, find: Find, last: Find | None) -> str | None:
        """A null source: the clause's subject, the governor's speaker, or who was speaking."""
        if not find.inherits:
            return None
        if find.spoken and find.governor is not None:
            return find.governor.referent
        if find.parent is not None and find.cue is None:
            return find.parent.referent
        if find.cue is not None:
            subject = self._antecedents.subject_for(find)
            if subject is not None:
                return subject
        if find.governor is not None and find.governor.referent is not None:
            return find.governor.referent
        if find.antecedent is not None:
            low = self._slice(find.antecedent).lower()
            if pronoun_of(low) is not None:
                return self._antecedents.pronoun(low, find.antecedent[0], find)
            return self._phrase(self._slice(find.antecedent), find.antecedent, find)
        if find.parent is not None:
            return find.parent.referent
        return last.referent if last is not None else None

    # -- what kind

    def _type_of(self, find: Find, name: str | None) -> str:
        if name is None:
            return "none"
        own = self._slice(find.source) if find.source is not None else None
        if own is not None:
            low = own.lower().replace("’", "'")
            if pronoun_of(low) is None and low not in _FIRST | _RELATIVE | _NOBODY:
                direct = source_type(own, self._language, person_known=self._person(own))
                keeps = ("document", "outlet", "agency")
                if direct in keeps or (direct == "unnamed_group" and not self._person_name(name)):
                    return direct
        if own is None or pronoun_of(own.lower()) is not None:
            spoke = self._antecedents.kind_of(name)
            if spoke is not None:
                return spoke
        type_ = source_type(name, self._language, person_known=self._person(name))
        return "outlet" if type_ == "named_person" and self._relays(find, name) else type_

    def _relays(self, find: Find, name: str) -> bool:
        """Whether an Arabic name alone ("Al-Lisane") is who reports or is referred to, not somebody whom the text calls
        by more of a name elsewhere ("Karim al-Lisane")."""
        if _ARABIC.fullmatch(name) is None or find.cue is None:
            return False
        words = self._slice(find.cue).lower().split()
        relayed = any(word.startswith(_REPORTING) or word in _REFERRING for word in words)
        return relayed and not self._people.knows(name) and not self._people.knows(name[3:])

    def _person(self, name: str) -> bool:
        words = name.replace("’", "'").split()
        return bool(words) and self._people.knows(words[-1].strip(".,()").lower()) and len(words) < 3

    def _person_name(self, name: str) -> bool:
        return source_type(name, self._language, person_known=self._person(name)) == "named_person"

    def _headline(self, finds: Sequence[Find]) -> None:
        """A headline's unnamed speaker is who speaks first in the text below, where both may be one."""
        first = self._text.lstrip().split("\n", 1)[0]
        if len(first.split()) > _HEADLINE or first.rstrip().endswith("."):
            return
        end = self._text.find(first) + len(first)
        above = [find for find in finds if find.start < end]
        below = next((find for find in finds if find.start >= end and find.referent and find.depth == 0), None)
        if below is None or below.referent is None:
            return
        for find in above:
            if find.source is None or find.referent is None:
                continue
            own = find.source_type
            if own in ("unnamed_person", "unnamed_group") and (
                below.source_type in ("named_person", "unnamed_person")
                if own == "unnamed_person"
                else below.source_type in ("unnamed_group", "named_organization")
            ):
                find.referent, find.source_type = below.referent, below.source_type
