"""Words inflected: French conjugation and agreement, English conjugation and plurals. The rules of spelling are here,
the verbs that follow none of them are data (`languages/cues.*.toml`).

Sources: Bescherelle, *La conjugaison pour tous*, and the 1990 rectifications for French; Quirk et al., *A Comprehensive
Grammar of the English Language*, § 3.5-3.20 for English.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

Form = Literal[
    "finite",
    "participle",
    "gerund",
    "infinitive",
    "noun-singular",
    "noun-plural",
    "adjective",
    "invariable",
]
Forms = dict[Form, tuple[str, ...]]

_IMPERFECT = ("ais", "ait", "ions", "iez", "aient")
_FUTURE = ("ai", "as", "a", "ons", "ez", "ont")
_SUBJUNCTIVE = ("e", "es", "ent")
_PAST_A = ("ai", "as", "a", "âmes", "âtes", "ât", "èrent")
_GRAVE = re.compile(r"(?:é|(?<!i)e)(?=(?:[bcdfgjklmnpqrstvz]|ch|gn|gu|qu|[bcdfgptv][rl])$)")
_DOUBLED = re.compile(r"(?:app|nouv|ép|ch?anc|ensorc|étinc|amonc|niv|gromm)el$|(?:jet|quet|mpet)$")


# -- French --------------------------------------------------------------------------------------------------------


def french_verb(lemma: str, irregular: Mapping[str, str]) -> Forms:
    """All persons of present, imparfait, passé simple, futur, conditionnel, subjonctif présent and impératif, the
    participles with agreement, the infinitive. `irregular` has principal parts by the ending of the infinitive."""
    for at in range(len(lemma) - 2):
        if lemma[at:] in irregular:
            return _irregular(lemma, lemma[:at], irregular[lemma[at:]])
    if lemma.endswith("er"):
        return _first_group(lemma)
    if lemma.endswith("ir"):
        stem = lemma[:-1]
        present = [stem + "s", stem + "t", stem + "ssons", stem + "ssez", stem + "ssent"]
        finite = [*present, stem + "sse", stem + "sses", *_imperfect(stem + "ss"), *_future(lemma)]
        return _verb(lemma, [*finite, *_past(stem + "t")], agreed(stem), [stem + "ssant"])
    raise ValueError(f"{lemma} follows no conjugation; give its principal parts in the language's data")


def agreed(masculine: str, feminine: str = "") -> list[str]:
    """A participle or an adjective in both genders and numbers."""
    feminine = feminine or _feminine(masculine)
    plural = masculine if masculine[-1] in "sx" else masculine + "s"
    return [masculine, feminine, plural, feminine + "s"]


def french_plural(noun: str) -> str:
    if noun[-1] in "sxz":
        return noun
    if noun.endswith(("eau", "eu", "au")):
        return noun + "x"
    return noun[:-2] + "aux" if noun.endswith("al") else noun + "s"


_FEMININES = {"eux": "euse", "if": "ive", "ien": "ienne", "er": "ère", "el": "elle", "teur": "trice"}


def _feminine(masculine: str) -> str:
    if masculine[-1] == "e":
        return masculine
    for ending, feminine in _FEMININES.items():
        if masculine.endswith(ending):
            return masculine[: -len(ending)] + feminine
    return masculine + "e"


def _first_group(lemma: str) -> Forms:
    stem = lemma[:-2]
    before_a = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    mute = [stem]  # the stem before a mute e
    grave = _GRAVE.search(stem)
    if stem.endswith("y"):
        mute = [stem[:-1] + "i", stem] if stem.endswith("ay") else [stem[:-1] + "i"]
    elif _DOUBLED.search(stem):
        mute = [stem + stem[-1]]
    elif grave:
        mute = [stem[: grave.start()] + "è" + stem[grave.end() :]]
    finite = [form + ending for form in mute for ending in ("e", "es", "ent")]
    finite += [before_a + "ons", stem + "ez", stem + "ions", stem + "iez"]
    finite += [before_a + ending for ending in ("ais", "ait", "aient")]
    finite += [before_a + ending for ending in _PAST_A[:6]] + [stem + "èrent"]
    # "cédera" and, since 1990, "cèdera"
    futures = [*mute, stem] if grave and grave.group() == "é" else mute
    finite += [form for future in futures for form in _future(future + "er")]
    return _verb(lemma, finite, agreed(stem + "é"), [before_a + "ant"])


def _irregular(lemma: str, prefix: str, principal: str) -> Forms:
    present, future, past, participle, *rest = [part.strip() for part in principal.split(",")]
    persons = [prefix + form for form in present.split()]
    nous, ils = persons[3].removesuffix("ons"), persons[5].removesuffix("ent")
    subjunctive, subjunctive_nous, gerund, imperative = [*rest, "", "", "", ""][:4]
    if nous == persons[3]:  # "sommes"
        nous = prefix + "ét"
    one, four = (prefix + subjunctive, prefix + subjunctive_nous) if subjunctive else (ils, nous)
    finite = [*persons, *_imperfect(nous), *_future(prefix + future)]
    finite += _past(prefix + past) if past else []
    finite += [prefix + form for form in imperative.split()]
    if lemma in ("être", "avoir"):
        finite += [one + ending for ending in (("s", "t", "ent") if lemma == "être" else ("e", "es", "t", "ent"))]
        finite += [four + "ons", four + "ez"]
    else:
        finite += [one + ending for ending in _SUBJUNCTIVE] + [four + "ions", four + "iez"]
    masculine, _, feminine = participle.partition("/")
    agreement = agreed(prefix + masculine, prefix + feminine if feminine else "")
    if lemma.endswith("aître"):  # "connaitre" and "connait" since 1990
        finite += [form.replace("aît", "ait") for form in finite if "aît" in form]
        return _verb(lemma, finite, agreement, [nous + "ant"], [lemma, lemma[:-5] + "aitre"])
    return _verb(lemma, finite, agreement, [prefix + gerund if gerund else nous + "ant"])


def _verb(
    lemma: str, finite: list[str], participle: list[str], gerund: list[str], bare: list[str] | None = None
) -> Forms:
    forms: dict[Form, list[str]] = {
        "finite": finite,
        "participle": participle,
        "gerund": gerund,
        "infinitive": bare or [lemma],
    }
    return {form: tuple(dict.fromkeys(words)) for form, words in forms.items()}


def _imperfect(stem: str) -> Iterator[str]:
    return (stem + ending for ending in _IMPERFECT)


def _future(stem: str) -> Iterator[str]:
    yield from (stem + ending for ending in _FUTURE)
    yield from (stem + ending for ending in _IMPERFECT)


def _past(third: str) -> list[str]:
    """The passé simple from its third person ("vint"), and the third person of the imparfait du subjonctif ("vînt")."""
    if third.endswith("a"):
        stem = third[:-1]
        return [stem + ending for ending in _PAST_A]
    stem = third[:-1]
    accented = re.sub(r"[iu](?=n?$)", lambda match: {"i": "î", "u": "û"}[match.group()], stem)
    return [stem + "s", third, accented + "mes", accented + "tes", accented + "t", stem + "rent"]


# -- English -------------------------------------------------------------------------------------------------------

_ONE_SYLLABLE = re.compile(r"(?:[^aeiou]*|[^aeiou]*qu)[aeiou][bcdfghjklmnpqrstvz]$")


def english_verb(lemma: str, irregular: Mapping[str, str], doubled: frozenset[str]) -> Forms:
    """The forms of a verb; `irregular` has its principal parts ("spoke spoken"), `doubled` the verbs of
    several syllables that double their last consonant. British and American spellings are both given."""
    infinitives = [lemma, lemma[:-2] + "se"] if lemma.endswith(("ize", "yze")) and len(lemma) > 5 else [lemma]
    finite: list[str] = []
    participle: list[str] = []
    gerund: list[str] = []
    for base in infinitives:
        stems = [base + base[-1]] if lemma in doubled or _ONE_SYLLABLE.match(base) else [base]
        if base.endswith("ic"):  # "mimicked"
            stems = [base + "k"]
        if lemma in doubled and base.endswith("l"):
            stems.append(base)  # "labelled" and "labeled"
        gerund += [_english_stem(stem, "ing") + "ing" for stem in stems]
        regular = "/".join(_english_stem(stem, "ed") + "ed" for stem in stems)
        past, *rest = irregular.get(lemma, regular).split()
        third = rest[1] if len(rest) > 1 else _third(base)
        finite += [base, *third.split("/"), *past.split("/")]
        participle += (rest[0] if rest else past).split("/")
    return _verb(lemma, finite, participle, gerund, infinitives)


def english_plural(noun: str) -> str:
    if noun.endswith("sis"):
        return noun[:-2] + "es"
    return noun if noun.endswith("ws") else _third(noun)


def _third(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if re.search(r"[^aeio]iz$", word):
        return word + "zes"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z", "go", "do", "cho", "to")) else "s")


def _english_stem(base: str, ending: str) -> str:
    if ending == "ed":
        if re.search(r"[^aeiou]y$", base):
            return base[:-1] + "i"
        return base[:-1] if base.endswith("e") else base
    if base.endswith("ie"):
        return base[:-2] + "y"
    return base[:-1] if base.endswith("e") and not (len(base) < 3 or base.endswith(("ee", "oe", "ye"))) else base
