"""The people, bodies and outlets of a world: made of syllables, so that a world of any size has enough of them."""

from dataclasses import dataclass
from random import Random

_HEADS = "Val Mor Lor Sann Brev Tarm Quel Osk Fenn Gral Hul Istr Jav Kerm Lisk Nov Orv Pell Rund Ster Tull Umb Vask Yld"
_MIDDLES = "a e o i au en ar el or in an ou"
_TAILS = "dor me vange lac nost bray court mont ville gard stein ries tal veix nay zac burg mouth wick rande"
_SURNAMES = (
    "Ors Vass Deln Harr Brun Mest Cald Fres Gour Hald Jorl Kass Lamb Mirv Norl Pern Quint Ross Serm Tiss Vern Wend"
)
_SUR_MIDDLES = "a e i o u ai er on an"
_SUR_TAILS = "el eur ow ier ley ret aud sen bert ton ault mann ville dic quet"
_GIVEN = {
    "fr": "Jean Irène Paul Claire Étienne Nadia Hugo Sylvie Marc Odile Luc Adèle Bruno Cécile Denis Élise Fabien Inès",
    "en": "Emma Donal Ruth Peter Alice Simon Grace Walter Helen Oscar Nora Miles Judith Frank Laura Ivan Clara Dennis",
}
_FOREIGN_GIVEN = (("Sergueï", "Sergei"), ("Youri", "Yuri"), ("Nikolaï", "Nikolai"), ("Alexeï", "Alexei"),
                  ("Dmitri", "Dmitry"), ("Andreï", "Andrei"))  # fmt: skip
_FOREIGN_HEADS = (("Tch", "Ch"), ("K", "K"), ("Ch", "Sh"), ("V", "V"), ("L", "L"), ("B", "B"))
_FOREIGN_MIDDLES = (("ar", "ar"), ("ou", "u"), ("el", "el"), ("or", "or"), ("oub", "ub"), ("ag", "ag"))
_FOREIGN_MORE = (("m", "m"), ("k", "k"), ("l", "l"), ("rn", "rn"), ("tk", "tk"), ("zn", "zn"), ("d", "d"))
_FOREIGN_TAILS = (("ov", "ov"), ("ine", "in"), ("enko", "enko"), ("ev", "ev"))


@dataclass(frozen=True, slots=True)
class Name:
    """A source by all its names: `fr` and `en` as texts of that language give it, `variants` other spellings."""

    key: str
    fr: str
    en: str
    source_type: str
    role: tuple[str, str] = ("", "")  # what a person is, fr and en
    short: tuple[str, str] = ("", "")  # how a person is called the second time, fr and en
    variants: tuple[str, ...] = ()
    female: bool = False
    acronym: str = ""

    def by(self, language: str) -> str:
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True, slots=True)
class Outlet:
    """A source that publishes, with its domain. Documents name it in various ways (`name.variants`)."""

    name: Name
    domain: str
    language: str
    agency: bool = False


class Registry:
    """Hands out names that it never gave before."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self._given: set[str] = set()

    def _fresh(self, make: "list[str]", tails: "list[str]", middles: "list[str]") -> str:
        for turn in range(400):
            pieces = [self.random.choice(make), self.random.choice(middles)]
            if turn > 60:
                pieces.append(self.random.choice("bdlmnrstv") + self.random.choice(middles))
            name = "".join([*pieces, self.random.choice(tails)])
            if name not in self._given:
                self._given.add(name)
                return name
        raise ValueError("no names are left")

    def place(self) -> str:
        return self._fresh(_HEADS.split(), _TAILS.split(), _MIDDLES.split())

    def surname(self) -> str:
        return self._fresh(_SURNAMES.split(), _SUR_TAILS.split(), _SUR_MIDDLES.split())

    def person(self, place: str, *, role: tuple[str, str] | None = None) -> Name:
        """A person with an office in a place; one in five has a name from other letters, spelt after the language."""
        female = False
        if self.random.random() < 0.2:
            given = self.random.choice(_FOREIGN_GIVEN)
            parts = [self.random.choice(p) for p in (_FOREIGN_HEADS, _FOREIGN_MIDDLES, _FOREIGN_MORE, _FOREIGN_TAILS)]
            sur = ("".join(p[0] for p in parts), "".join(p[1] for p in parts))
            if sur[0] in self._given:
                return self.person(place, role=role)
            self._given.add(sur[0])
            full = (f"{given[0]} {sur[0]}", f"{given[1]} {sur[1]}")
        else:
            pool = _GIVEN[self.random.choice(("fr", "en"))].split()
            given_name = self.random.choice(pool)
            female = given_name in _FEMALE
            surname = self.surname()
            sur, full = (surname, surname), (f"{given_name} {surname}",) * 2
        offices = _OFFICES_F if female else _OFFICES
        what = role or self.random.choice(offices)
        said = (what[0].format(p=place), what[1].format(p=place))
        short = (f"{'Mme' if female else 'M.'} {sur[0]}", f"{'Ms' if female else 'Mr'} {sur[1]}")
        return Name(f"person:{full[0]}|{place}", full[0], full[1], "named_person", said, short, female=female)

    def body(self, place: str) -> Name:
        """An organization with an acronym that a text spells out."""
        fr, en = self.random.choice(_BODIES)
        own = self.random.choice((fr, en)).format(p=place)  # no text ties it to a translation of its name
        return Name(
            f"body:{own}", own, own, "named_organization", acronym="".join(w[0] for w in own.split() if w[0].isupper())
        )

    def unnamed(self, key: str) -> Name:
        fr, en, kind = self.random.choice(_UNNAMED)
        return Name(f"unnamed:{key}", fr, en, kind)

    def outlet(self, language: str) -> Outlet:
        place = self.place()
        if self.random.random() < 0.12:
            stem = f"{place}"
            forms = (f"Al-{stem}", f"Al {stem}", f"al-{stem}")
            name = Name(f"outlet:{forms[0]}", forms[0], forms[0], "outlet", variants=forms[1:])
            return Outlet(name, f"al{_ascii(stem)}.example", language)
        pattern = self.random.choice(_OUTLETS[language])
        title = pattern.format(p=place)
        bare = title.removeprefix("Le ").removeprefix("La ").removeprefix("L'").removeprefix("The ")
        return Outlet(Name(f"outlet:{title}", title, title, "outlet"), f"{_ascii(bare)}.example", language)

    def agency(self, language: str) -> Outlet:
        place = self.place()
        title = self.random.choice(_AGENCIES[language]).format(p=place)
        return Outlet(
            Name(f"agency:{title}", title, title, "agency"), f"{_ascii(title)}.example", language, agency=True
        )


def _ascii(name: str) -> str:
    table = str.maketrans("éèêàâîôûçÉÈ", "eeeaaioucEE")
    return "".join(c if c.isalnum() else "-" for c in name.translate(table).lower()).strip("-")


_FEMALE = frozenset(
    "Irène Claire Nadia Sylvie Odile Adèle Cécile Élise Inès Emma Ruth Alice Grace Helen Nora Judith Laura Clara".split()
)
_OFFICES = (
    ("le maire de {p}", "the mayor of {p}"), ("le préfet de {p}", "the prefect of {p}"),
    ("le gouverneur de {p}", "the governor of {p}"), ("le chef de la police de {p}", "the police chief of {p}"),
    ("le procureur de {p}", "the prosecutor of {p}"), ("le député de {p}", "the member of parliament for {p}"),
)  # fmt: skip
_OFFICES_F = (
    ("la maire de {p}", "the mayor of {p}"), ("la préfète de {p}", "the prefect of {p}"),
    ("la gouverneure de {p}", "the governor of {p}"), ("la procureure de {p}", "the prosecutor of {p}"),
    ("la députée de {p}", "the member of parliament for {p}"),
)  # fmt: skip
SPORT = (("l'attaquant du {p} FC", "the striker of {p} FC"), ("l'entraîneur du {p} FC", "the coach of {p} FC"))
_BODIES = (
    ("Office des Marées de {p}", "{p} Tide Office"),
    ("Institut Hydrologique de {p}", "{p} Hydrological Institute"),
    ("Agence Sanitaire de {p}", "{p} Health Authority"),
    ("Conseil Portuaire de {p}", "{p} Port Council"),
    ("Observatoire des Transports de {p}", "{p} Transport Observatory"),
)
WELL_KNOWN = (
    Name("known:who", "l'Organisation mondiale de la santé", "the World Health Organization", "named_organization"),
    Name("known:pentagon", "le Pentagone", "the Pentagon", "named_organization"),
    Name("known:unicef", "l'Unicef", "UNICEF", "named_organization"),
    Name("known:red-cross", "le Comité international de la Croix-Rouge", "the International Committee of the Red Cross",
         "named_organization"),
)  # fmt: skip
WIRES = (
    Outlet(Name("agency:AFP", "l'AFP", "AFP", "agency", variants=("AFP",)), "afp.com", "fr", agency=True),
    Outlet(Name("agency:Reuters", "Reuters", "Reuters", "agency"), "reuters.com", "en", agency=True),
)
_UNNAMED = (
    ("un haut responsable", "a senior official", "unnamed_person"),
    ("une source proche du dossier", "a source close to the matter", "unnamed_person"),
    ("un témoin", "a witness", "unnamed_person"),
    ("plusieurs habitants", "several residents", "unnamed_group"),
    ("un diplomate européen", "a European diplomat", "unnamed_person"),
    ("des secouristes", "rescue workers", "unnamed_group"),
    ("un responsable militaire", "a military official", "unnamed_person"),
)
_OUTLETS = {
    "fr": ("Le Courrier de {p}", "L'Écho de {p}", "La Gazette de {p}", "Le Quotidien de {p}", "Radio {p}",
           "La Voix de {p}", "{p} Info", "L'Observateur de {p}"),
    "en": ("The {p} Herald", "The {p} Gazette", "The {p} Chronicle", "{p} Daily News", "Radio {p}", "The {p} Observer",
           "The {p} Tribune"),
}  # fmt: skip
_AGENCIES = {"fr": ("Agence {p}", "Agence {p}-Presse"), "en": ("{p} News Agency", "{p} Newswire Agency")}
