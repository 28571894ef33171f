"""What kind of source a phrase names (`source_type`), by its head noun, its names and its determiner."""

from functools import lru_cache

from graph.model import SourceType
from graph.words import fold
from ingest.extract.heads import ARTICLES, HeadedPhrase
from ingest.extract.nouns import NounClass
from ingest.extract.person_names import OF, capital, person_name
from ingest.extract.tokens import Token

_INDEFINITE = frozenset(
    """
    un une des d'autres d'autre plusieurs certains certaines quelques deux trois quatre cinq dix aucun aucune chaque
    a an some several many one two three four five few another other most any no multiple various numerous
    """.split()
)
# Offices of one holder at a time, known by the office alone.
_UNIQUE = frozenset(["pape", "pope", "pontiff"])
_SURE_ORGANIZATIONS = frozenset(["gardes-côtes", "garde-côtes", "coastguard", "gendarmes-mobiles"])
# Nouns for documents that bodies are called by ("the Geological Survey", "the World Population Review").
_BODY_DOCUMENTS = frozenset(["survey", "review", "project", "projet", "index", "database", "program", "model", "act"])
_WEBSITES = frozenset(["website", "websites", "site", "account", "page"])
_PERSONAL_ENDINGS = {
    "fr": ("ologue", "ologues", "iste", "istes", "icien", "iciens", "icienne", "trice", "trices", "euse", "euses"),
    "en": ("ologist", "ologists", "ist", "ists", "ician", "icians", "man", "woman", "men", "women"),
}


def source_type(name: str | None, language: str, *, person_known: bool = False) -> SourceType:
    """The type of a source phrase or of the referent it resolves to. `person_known`: the document names
    somebody by this surname."""
    if not name:
        return "none"
    return _typed(name, language, person_known)


@lru_cache(maxsize=8192)
def _typed(name: str, language: str, person_known: bool) -> SourceType:
    phrase = Phrase(name, language)
    if not phrase.tokens:
        return "none"
    return phrase.listed() or phrase.by_name() or phrase.by_head() or phrase.by_shape(person_known)


class Phrase(HeadedPhrase):
    """A source phrase and how it is typed: by its whole name, a person's name, its head noun, its shape."""

    def listed(self) -> SourceType | None:
        """Outlets and agencies by their whole name."""
        joined = " ".join(self.lows)
        plain = " ".join(token.low for token in self.bare)
        named = any(char.isupper() for char in self.text)
        if not named:
            return None
        last = self.bare[-1].text if len(self.bare) == 1 else ""
        if (
            last
            and self.determiner in ARTICLES
            and self.bare[0].low in self.nouns.outlet_words
            and capital(self.bare[0])
        ):
            return "outlet"  # "le Courrier": a title by its capital
        if last and last.isupper() and last in self.nouns.agency_acronyms:
            return "agency"
        if (plain in self.nouns.agencies or joined in self.nouns.agencies) and not (
            plain.upper() in self.nouns.agency_acronyms and not last.isupper()
        ):
            return "agency"
        if (joined in self.nouns.bodies or plain in self.nouns.bodies) and capital(self.bare[0]):
            return "named_organization"
        folded = fold(self.text)
        if joined in self.nouns.outlets or plain in self.nouns.outlets or folded in self.nouns.outlets:
            return "outlet" if capital(self.bare[0]) or capital(self.tokens[0]) else None
        if self.nouns.class_of(self.head) in ("outlet", "agency") or any(
            token.low in ("agence", "agency") for token in self.bare
        ):
            rest = " ".join(token.low for token in self.bare[self.head_at + 1 :])
            if rest in self.nouns.agencies and rest:
                return "agency"
        return None

    def by_name(self) -> SourceType | None:
        """A person by title ("M. Roe") or by a name of their own ("le maire, Jeanne Orsel")."""
        if not self.first:
            return None
        if self.first[0].low in self.nouns.titles and len(self.first) > 1 and capital(self.first[1]):
            return "named_person"
        kind = self.nouns.class_of(self.head) if self.head_at >= 0 else None
        every = [token for token in self.every if token.start >= self.first[0].start]
        named = person_name(every, self.nouns, self.words)
        if named is None:
            return None
        name = every[named[0]]
        opens = named[0] == 0 or kind in (None, "person")
        after_role = named[0] > 0 and self.nouns.class_of(every[named[0] - 1].low) == "person"
        if not self.french and kind not in ("group", "document"):
            after_role = after_role or name.low in self.nouns.given
        return "named_person" if opens or after_role else None

    def by_head(self) -> SourceType | None:
        """By the class of the head noun."""
        one_of = self._one_of()
        if one_of is not None:
            return one_of
        kind: NounClass | None = self.nouns.class_of(self.head) if self.head_at >= 0 else None
        if kind is None:
            return None
        token = self.bare[self.head_at]
        if kind == "person" and self.tokens[0].text == "The" and self.tokens[0] is not token and self._outlet_named():
            return "outlet"
        others = [one for one in self.bare if capital(one) and one is not token]
        indefinite = self.determiner in _INDEFINITE or self.lows[0] in _INDEFINITE
        plural = self._plural(self.head)
        if (
            self.head in self.nouns.outlet_words
            and capital(token)
            and others
            and not indefinite
            and self._all_capitals()
        ):
            return "outlet"
        if kind == "person":
            if plural:
                return "named_organization" if self.head in _SURE_ORGANIZATIONS else "unnamed_group"
            if self.head in _UNIQUE:
                return "named_person"
            if self.head == "conseil" and not others:
                return "unnamed_person"
            return "unnamed_person" if self.determiner or not capital(token) or len(self.bare) > 1 else None
        if kind == "group":
            if self.head == "sources" and "news" in self.lows:
                return "outlet"
            if capital(token) and self.head_at > 0 and others and not indefinite:
                return "named_organization"
            if self.french and self.determiner in ARTICLES and self._name_follows():
                return "named_organization"
            if self.head in ("équipe", "team") and self.determiner in ARTICLES and self._of_place():
                return "named_organization"
            return None if self._all_capitals() and self.lows[0] in self.nouns.given else "unnamed_group"
        if kind == "document":
            if self.head in ("information", "informations"):
                origin = self._origin()
                if origin in ("outlet", "agency", "named_organization"):
                    return origin
            body = capital(token) and others and not indefinite and self.head in _BODY_DOCUMENTS
            return "named_organization" if body else "document"
        if kind == "outlet":
            if self.head in _WEBSITES and not self.french:
                return "document" if not self._site_named(others) else "outlet"
            return "outlet"
        if kind == "agency":
            return self._agency(others, indefinite)
        if self._outlet_named():
            return "outlet"
        if self.head in _SURE_ORGANIZATIONS:
            return "named_organization"
        if indefinite or (plural and not others):
            return (
                "unnamed_group"
                if not others or (indefinite and plural) or not self._name_follows()
                else ("named_organization")
            )
        return "named_organization"

    def _origin(self) -> SourceType | None:
        """Whose an information is: "les informations du quotidien Le Courrier"."""
        for at, token in enumerate(self.every[1:-1], start=1):
            if token.low in OF or token.low in ("par", "by", "from"):
                rest = self.text[self.every[at + 1].start :]
                return _typed(rest, "fr" if self.french else "en", False)
        return None

    def _of_place(self) -> bool:
        """ "l'équipe de France": a side that plays for a place."""
        after = self.bare[self.head_at + 1 :]
        return len(after) == 2 and after[0].low in OF and capital(after[1])

    def _site_named(self, others: list[Token]) -> bool:
        return bool(others) and capital(self.bare[-1]) and self.head_at < len(self.bare) - 1

    def _name_follows(self) -> bool:
        """Whether a name stands right after the head: "une association, Terre d'Asile" is named."""
        after = self.bare[self.head_at + 1 :]
        return bool(after) and capital(after[0])

    def _all_capitals(self) -> bool:
        return all(capital(token) or token.low in OF | self.words["prepositions"] for token in self.bare)

    def _plural(self, head: str) -> bool:
        if self.french and self.determiner:
            if self.determiner in ("le", "la", "un", "une", "ce", "cet", "cette", "son", "sa", "l'", "du"):
                return False
            if self.determiner in ("les", "des", "ces", "ses", "leurs", "nos"):
                return True
        return head in self.nouns.plurals or self.nouns.class_of(head) == "group"

    def _one_of(self) -> SourceType | None:
        """ "l'un des témoins", "one of the officers", "part of the statement"."""
        lows = self.lows[1:] if self.lows[0] in ("l'", "the") else self.lows
        if len(lows) > 2 and lows[0] in ("a", "une") and lows[1] in ("lot", "number", "majority", "partie", "majorité"):
            return "unnamed_group"
        if len(lows) > 2 and lows[0] in ("un", "une", "one", "chacun", "chacune", "part") and lows[1] in OF:
            rest = [self.nouns.class_of(word) for word in lows[2:]]
            kind = next((one for one in rest if one), None)
            if kind == "document" or (lows[0] == "part" and rest[-1] == "document"):
                return "document"
            return "unnamed_group" if kind == "organization" else "unnamed_person"
        return None

    def _agency(self, others: list[Token], indefinite: bool) -> SourceType:
        news = any(word in ("presse", "press", "news", "nouvelles", "wire", "newswire") for word in self.lows)
        after = [token.low for token in self.bare[self.head_at + 1 :]]
        if news or self.head in ("wire", "newswire", "newswires"):
            return "agency"
        if self.french and after and capital(self.bare[self.head_at + 1]) and after[0] not in ("france",):
            return "agency"
        if self.french and indefinite and not others:
            return "agency"
        return "named_organization" if not indefinite else "unnamed_group"

    def _outlet_named(self) -> bool:
        if not self.bare or not any(capital(token) for token in self.bare):
            return False
        if self.bare[0].text.endswith(("-TV", "-FM", "TV")) and len(self.bare[0].text) > 3:
            return True
        titled = any(
            token.low.removeprefix("l'") in self.nouns.outlet_words and capital(token) for token in self.bare[:5]
        )
        return titled and self._all_capitals() and len(self.bare) > 1

    def by_shape(self, person_known: bool) -> SourceType:
        """A name alone, or a noun that is not known."""
        plain = " ".join(token.low for token in self.bare)
        token = self.bare[0] if self.bare else self.tokens[0]
        capitals = [one for one in self.bare if capital(one)]
        if plain in self.nouns.places or (self.segments and self._led_by(self.nouns.places)):
            return "named_organization"
        if self._led_by(self.nouns.bodies) and capitals:
            return "named_organization"
        if person_known and capitals:
            return "named_person"
        people = self._people(token)
        if people is not None:
            return people
        if capitals and (
            self._outlet_named() or any("." in one.text[1:-1] and one.text[-1].islower() for one in capitals[:1])
        ):
            return "outlet"
        if any(self.nouns.class_of(one.low) == "organization" and capital(one) for one in self.bare):
            return "named_organization"
        if not capitals:
            return self._unknown_noun(token)
        if len(self.bare) > 1 and capitals == [token] and self.tokens[0] is token and not token.text.isupper():
            return "unnamed_group" if self._plural_form(token.low) else "unnamed_person"
        return self._bare_name(token, capitals)

    def _led_by(self, names: object) -> bool:
        """Whether the phrase begins with one of these names, alone or before a preposition or bracket."""
        known = names if isinstance(names, (frozenset, dict)) else frozenset(names)  # type: ignore[call-overload]
        for end in range(min(5, len(self.bare)), 0, -1):
            lead = " ".join(token.low for token in self.bare[:end])
            whole = f"{self.determiner} {lead}"
            if (lead in known or whole in known) and capital(self.bare[0]):
                after = self.bare[end] if end < len(self.bare) else None
                return after is None or not capital(after) or after.text.isupper()
        return False

    def _people(self, token: Token) -> SourceType | None:
        """ "Les Kurdes", "une Canadienne", "Le Français Christophe Lemaitre"."""
        if token.low not in self.nouns.adjectives or not self.bare:
            return None
        if len(self.bare) > 1 and capital(self.bare[1]):
            return (
                "named_person" if self.bare[1].low in self.nouns.given or len(self.bare) > 2 else "named_organization"
            )
        if self.determiner in ("les", "des", "certains", "plusieurs", "some", "many", "ces") or (
            not self.french and token.low.endswith("s")
        ):
            return "unnamed_group"
        return "unnamed_person" if self.determiner else None

    def _unknown_noun(self, token: Token) -> SourceType:
        plural = self._plural_form(token.low) or self.lows[0] in ("les", "des", "ces", "plusieurs", "certains")
        endings = _PERSONAL_ENDINGS["fr" if self.french else "en"]
        if any(one.low.endswith(endings) for one in self.bare[:3]):
            return "unnamed_group" if plural else "unnamed_person"
        return "unnamed_group" if plural else "unnamed_person"

    def _plural_form(self, word: str) -> bool:
        return word.endswith("s") and not word.endswith(("ss", "us", "is"))

    def _bare_name(self, token: Token, capitals: list[Token]) -> SourceType:
        if token.low in self.nouns.given and len(capitals) > 1:
            return "named_person"
        if self.determiner in ARTICLES:
            return "named_organization"
        if any(one.text.isupper() and len(one.text) > 1 and "." not in one.text for one in self.bare[:2]):
            return "named_organization"
        if capital(token) and (len(capitals) >= 2 or len(self.bare) == 1):
            return "named_person"
        return "named_organization"
