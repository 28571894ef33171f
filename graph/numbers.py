"""Numbers in running text, in digits and in words, French and English, with their exact places.

A small grammar of our own, because what is needed is not the value alone but the code points it stands on, and
because articles ("un", "a"), names of years and clock times must stay out. Digits follow the language's separators:

- a space of any width, or a repeated point or comma, groups thousands ("1 200", "1,200,000", "1.200.000");
- "1,200" is 1200 in English; in French too, unless a unit of measure follows ("1,200 kg");
- "10,5" and "2.3" are decimals.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.words import fold


@dataclass(frozen=True, slots=True)
class Number:
    """A number and its code points in the text read. `approximate` where the word itself rounds ("une centaine");
    `digits` whether it was written in digits."""

    start: int
    end: int
    value: float
    approximate: bool = False
    digits: bool = True


_SPACES = " \u00a0\u202f\u2009"
_DIGITS = re.compile(
    rf"(?<![\w.,/:°-])(?:\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?:[.,]\d+)?|\d{{1,3}}(?:[.,’']\d{{3}})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
    r"(?:(?=(?:bn|m|km|kg|cm|mm|mph|[kMG]W)\b)|(?![\w°]|[.,:/-]\d))"
)
_AFTER_RANGE = re.compile(rf"(?<=\d[-–—])(?:\d{{1,3}}(?:[{_SPACES}]\d{{3}})+|\d+(?:[.,]\d+)?)(?![\w°]|[.,:/-]\d)")
_BEFORE_RANGE = re.compile(
    rf"(?<![\w.,/:°-])(?:\d{{1,3}}(?:[{_SPACES}]\d{{3}})+|\d+(?:[.,]\d+)?)(?=[-–—]\d+(?:[.,]\d+)?(?![\w:/-]))"
)
_MEASURE = re.compile(
    rf"[{_SPACES}]?(?:%|pour cent|million|milliard|kg|km|g|m|cm|mm|t|s|l|ha|litre|metre|mètre|kilo)\b|[{_SPACES}]?%"
)
_SIGNS = ("$", "€", "£")  # before "30m", which is 30 million then and 30 metres else
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

_UNITS = {
    "fr": """zero 0 deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 treize 13
        quatorze 14 quinze 15 seize 16 vingt 20 vingts 20 trente 30 quarante 40 cinquante 50 soixante 60 septante 70
        huitante 80 octante 80 nonante 90""",
    "en": """zero 0 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13
        fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50
        sixty 60 seventy 70 eighty 80 ninety 90""",
}
_SCALES = {
    "fr": "mille 1000 million 1000000 millions 1000000 milliard 1000000000 milliards 1000000000 mds 1000000000",
    "en": "thousand 1000 million 1000000 billion 1000000000 trillion 1000000000000 bn 1000000000",
}
_ROUND = {
    "fr": """dizaine 10 douzaine 12 quinzaine 15 vingtaine 20 trentaine 30 quarantaine 40 cinquantaine 50
        soixantaine 60 centaine 100 millier 1000""",
    "en": "dozen 12",
}
_ONE = {"fr": {"un": 1, "une": 1}, "en": {"one": 1, "a": 1, "an": 1}}
_HUNDRED = {"fr": {"cent", "cents"}, "en": {"hundred"}}
_JOIN = {"fr": "et", "en": "and"}


def _table(text: str) -> dict[str, int]:
    words = text.split()
    return {word: int(value) for word, value in zip(words[::2], words[1::2], strict=True)}


_UNIT = {language: _table(text) for language, text in _UNITS.items()}
_SCALE = {language: _table(text) for language, text in _SCALES.items()}
_ROUNDED = {language: _table(text) for language, text in _ROUND.items()}
_ACCENTED = re.compile(r"zéro|[^\x00-\u02ff\u2010-\u203f]", re.IGNORECASE)  # what folding may turn into a number word


# A look that costs little: most texts have no number word at all. Accents do not matter, articles are none.
_ANY = {
    language: re.compile(
        "|".join(sorted({word for table in (_UNIT, _SCALE, _ROUNDED) for word in table[language]} | _HUNDRED[language]))
    )
    for language in _UNIT
}


def numbers(text: str, language: str) -> tuple[Number, ...]:
    """The numbers of a text in its order, not overlapping. Scales are part of them ("2,3 millions")."""
    found = sorted([*_in_digits(text, language), *_in_words(text, language)], key=lambda n: (n.start, -n.end))
    kept: list[Number] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return tuple(kept)


def value_of(written: str, language: str, after: str) -> float:
    """The value of a number in digits; `after` is what follows it, which tells "1,200 kg" from "1,200 personnes".

    >>> value_of("1,200", "fr", " kg"), value_of("1,200", "fr", " morts"), value_of("1.200.000", "fr", "")
    (1.2, 1200.0, 1200000.0)
    """
    plain = re.sub(rf"[{_SPACES}’']", "", written)
    marks = [char for char in plain if char in ".,"]
    if not marks:
        return float(plain)
    whole, last = plain[: plain.rindex(marks[-1])], plain[plain.rindex(marks[-1]) + 1 :]
    if len(marks) > 1 and marks[0] == marks[-1]:
        return float(plain.replace(marks[0], ""))
    if len(marks) > 1 or len(plain) < len(re.sub(rf"[{_SPACES}]", "", written)) or len(last) != 3:
        return float(re.sub("[.,]", "", whole) + "." + last)
    groups = marks[0] == "," or language == "fr"
    if not groups or whole.lstrip("0") == "" or (language == "fr" and _MEASURE.match(after)):
        return float(f"{whole}.{last}")
    return float(whole + last)


def _in_digits(text: str, language: str) -> Iterator[Number]:
    for pattern in (_DIGITS, _BEFORE_RANGE, _AFTER_RANGE):
        for match in pattern.finditer(text):
            value = value_of(match.group(), language, text[match.end() : match.end() + 12])
            end = match.end()
            word = _WORD.match(text, end + (text[end : end + 1] in {*_SPACES, "-"}))
            scale = _SCALE[language].get(fold(word.group())) if word else None
            if (
                word
                and scale is None
                and word.group() == "m"
                and text[max(0, match.start() - 1) : match.start()] in _SIGNS
            ):
                scale = 1_000_000
            if word and scale:
                yield Number(match.start(), word.end(), round(value * scale, 6))
            else:
                yield Number(match.start(), end, value)


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int


def _in_words(text: str, language: str) -> Iterator[Number]:
    """Maximal runs of number words. A hyphened word ("vingt-deux", "twenty-two") counts only whole."""
    if not _ANY[language].search(text.lower()) and not _ACCENTED.search(text):
        return
    run: list[_Token] = []
    end = -1
    for match in _WORD.finditer(text):
        parts = list(_parts(match))
        gap = text[end : match.start()] if run else ""
        if run and (gap.strip(_SPACES) or not gap):
            yield from _read(run, language)
            run = []
        if all(_is_number_word(part.word, language) for part in parts):
            run += parts
        elif run:
            yield from _read(run, language)
            run = []
        end = match.end()
    yield from _read(run, language)


def _parts(match: re.Match[str]) -> Iterator[_Token]:
    at = match.start()
    for part in match.group().split("-"):
        yield _Token(fold(part), at, at + len(part))
        at += len(part) + 1


def _is_number_word(word: str, language: str) -> bool:
    return (
        word in _UNIT[language]
        or word in _SCALE[language]
        or word.removesuffix("s") in _ROUNDED[language]
        or word in _ONE[language]
        or word in _HUNDRED[language]
        or word == _JOIN[language]
    )


def _read(run: Sequence[_Token], language: str) -> Iterator[Number]:
    """The numbers of a run of number words. An article or a lone "one" is none; "et" and "and" only join."""
    at = 0
    while at < len(run):
        number, used = _longest(run[at:], language)
        if number is not None:
            yield number
        at += max(used, 1)


def _longest(run: Sequence[_Token], language: str) -> tuple[Number | None, int]:
    """The number at the head of a run by the grammar  [units] [hundred [units]] [scale …], and the words it took."""
    total = group = 0
    used = 0
    approximate = said = False
    last_scale = float("inf")
    for index, token in enumerate(run):
        word = token.word
        step = _UNIT[language].get(word, _ONE[language].get(word))
        if word == _JOIN[language]:
            if not said or index + 1 >= len(run) or not _continues(group, run[index + 1].word, language):
                break
            continue
        rounded = _ROUNDED[language].get(word.removesuffix("s"))
        if rounded:
            if word.endswith("s") and group < 2:  # "des dizaines", "dozens": no number is said
                break
            group, approximate, said = max(group, 1) * rounded, language == "fr", True
        elif word in _HUNDRED[language]:
            if group >= 100:
                break
            group, said = max(group, 1) * 100, True
        elif word in _SCALE[language]:
            scale = _SCALE[language][word]
            if scale >= last_scale or (not said and word != "mille" and group == 0):
                break
            total, group, last_scale, said = total + max(group, 1) * scale, 0, scale, True
        elif step is not None:
            if index and not _continues(group, word, language):
                break
            group = group * step if (group % 100 == 4 and step == 20 and language == "fr") else group + step
            said = said or word in _UNIT[language] or index > 0
        used = index + 1
    if not said or not used:
        return None, used
    return Number(run[0].start, run[used - 1].end, float(total + group), approximate, digits=False), used


def _continues(group: int, word: str, language: str) -> bool:
    """Whether a unit may follow what was read of the group ("vingt" "deux", not "deux" "trois")."""
    step = _UNIT[language].get(word, _ONE[language].get(word))
    if step is None:
        return word in _HUNDRED[language] or word in _SCALE[language]
    below = group % 100
    if language == "fr" and below == 4 and step == 20:
        return True
    if below == 0:
        return group == 0 or step < 100
    if language == "fr" and below in (60, 80):
        return step < 20
    if language == "fr" and below == 10:
        return step in (7, 8, 9)
    if language == "fr" and below in (70, 90) and step in (7, 8, 9):
        return True
    return below % 10 == 0 and below >= 20 and step < 10
