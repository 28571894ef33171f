"""What a number counts: the noun after it, or its unit of measure and what that measures."""

import re
from dataclasses import dataclass

from graph.numbers import Number
from graph.stems import STOP, listed
from graph.words import fold

_PREPOSED = {
    "fr": listed(
        """nouveaux nouvelles autres premiers premieres derniers dernieres jeunes grands grandes petits petites
        anciens anciennes principaux principales differents differentes seuls seules memes vieux bons bonnes plus
        gros grosses longs longues bonne"""
    ),
    "en": listed("more other new additional further different separate of"),
}
_COUNT_STOP = {
    "fr": listed("des les du la le un une de d l"),
    "en": listed("the a an of these those our their his its"),
}
_VERBLESS = listed(
    """ont sont etaient avaient seront auraient seraient est etait was were are is have had has will would could been
    be according selon said says who which that dont qui que"""
)
_PLURALS = listed("people men women children police dead troops staff personnel percent fish sheep mice teeth feet")
_SINGULARS = listed("measles rabies mumps diabetes rickets sports arms goods news")  # "279 measles cases"
WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_][\w’']*(?:-[\w’']+)*")
LONGEST_NAME = 3  # words that name what is counted, at most
_ELIDED = re.compile(r"^(?:[dl]|qu)['’]", re.IGNORECASE)

_PERCENT = re.compile(r"[\s\u00a0\u202f]?(?:%|pour[\s-]?cents?\b|per ?cent\b)", re.IGNORECASE)
_MONEY_AFTER = re.compile(r"[\s\u00a0\u202f]?(?:\$ US|[$€£]|M€|k€|US dollars\b)")
_SIGN_AFTER = re.compile(r"[\s\u00a0\u202f]?(?:°[CF]\b|[kcm]?m[²³]|km/h\b|k[wW]h\b)")
_MONEY_BEFORE = re.compile(r"(?:US)?[$€£][\s\u00a0\u202f]?$")


# Nouns that measure rather than are counted; what they measure follows "de", "of".
_MEASURES = {
    "fr": listed(
        """metre metres kilometre kilometres centimetre centimetres millimetre millimetres km m cm mm km2 m2 m3 hectare
        hectares ha litre litres hectolitres kilo kilos kilogramme kilogrammes kg g gramme grammes mg tonne tonnes
        quintaux degre degres km/h kilometres/heure noeuds watt watts kw kilowatts mw megawatts gw gigawatts kwh mwh
        gwh twh volts baril barils once onces octets mo go to points euro euros dollar dollars livre livres franc
        francs yen yens yuan yuans rouble roubles roupie roupies dirham dirhams dinar dinars peso pesos couronne
        couronnes an ans annee annees mois semaine semaines jour jours heure heures minute minutes seconde secondes
        decennies siecles"""
    ),
    "en": listed(
        """metre metres meter meters kilometre kilometres kilometer kilometers centimetres centimeters millimetres
        millimeters km m cm mm inch inches foot feet yard yards mile miles acre acres hectare hectares litre litres
        liter liters gallon gallons pint pints kilogram kilograms kilo kilos kg gram grams g mg pound pounds ounce
        ounces ton tons tonne tonnes degree degrees mph knots watt watts kilowatts megawatts gigawatts kw mw gw kwh mwh
        volts barrel barrels bytes megabytes gigabytes points euro euros dollar dollars cents franc francs yen yuan
        rouble roubles ruble rubles rupee rupees dirhams dinars peso pesos crowns kronor year years month months week
        weeks day days hour hours minute minutes second seconds decades centuries"""
    ),
}
_OF = re.compile(r"[\s\u00a0\u202f](?:de |d['’]|of )", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts, as the text has it: the `noun` ("attaques"), or the `unit` it measures it in ("%", "€",
    "tonnes") and what that measures ("blé"), if it is said."""

    unit: str | None
    noun: str | None
    compared: str
    """Both as one name, by which figures are compared: "% électeurs", "tonnes"."""


def counted(text: str, number: Number, language: str) -> Counted | None:
    """What stands at the number as its unit or its noun; None where it counts nothing."""
    if sign := _PERCENT.match(text, number.end):
        share = _words(text, noun(text, sign.end(), language, after_of=True))
        return Counted(sign.group().strip(), share, f"% {share}" if share else "%")
    if sign := _MONEY_AFTER.match(text, number.end) or _SIGN_AFTER.match(text, number.end):
        money = sign.group().strip()
        return Counted(money, None, money)
    if sign := _MONEY_BEFORE.search(text, max(0, number.start - 4), number.start):
        money = sign.group().strip()
        return Counted(money, None, money)
    place = noun(text, number.end, language)
    if place is None:
        return None
    name = text[place[0] : place[1]]
    if fold(name).rpartition(" ")[2] not in _MEASURES[language]:
        return Counted(None, name, name)
    of = _OF.match(text, place[1])
    what = noun(text, of.end(), language) if of else None
    if what is not None and text[what[0]].isupper():  # "trente kilomètres de Valdor" measures no Valdor
        what = None
    return Counted(name, _words(text, what), name)


def _words(text: str, place: tuple[int, int] | None) -> str | None:
    return text[place[0] : place[1]] if place else None


def noun(text: str, at: int, language: str, *, after_of: bool = False) -> tuple[int, int] | None:
    """Where the first noun phrase from a place on stands, up to its head: "attaques", "drone attacks", "American
    troops". `after_of`: only one that "of", "de" or an article leads to."""
    taken: list[tuple[int, int]] = []
    linked = False
    for match in WORD.finditer(text, at, at + 80):
        gap = text[taken[-1][1] if taken else at : match.start()] if not linked else text[at : match.start()]
        if gap.strip():
            break
        word = match.group()
        elided = _ELIDED.match(word)
        start = match.start() + (elided.end() if elided else 0)
        folded = fold(text[start : match.end()])
        if not taken and (folded in _COUNT_STOP[language] or (elided and start == match.end())):
            linked, at = True, match.end()
            continue
        if after_of and not linked and not elided and not taken:
            break
        linked, at = False, match.end()
        if not taken and folded in _PREPOSED[language]:
            continue
        if folded in STOP[language] or folded in _VERBLESS:
            break
        taken.append((start, match.end()))
        if (
            language == "fr"
            or (len(taken) == 1 and folded in _MEASURES["en"])
            or folded in _PLURALS
            or (plural(folded) and folded not in _SINGULARS)
            or len(taken) == LONGEST_NAME
        ):
            break
        if len(taken) > 1 and folded.endswith(("ed", "ing")):
            taken.pop()
            break
    return (taken[0][0], taken[-1][1]) if taken else None


def plural(folded: str) -> bool:
    """Whether a folded word has the form of a plural."""
    return folded.endswith("s") and not folded.endswith(("ss", "us", "is", "'s", "ous"))
