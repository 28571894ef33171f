"""Names that are spelt in several ways in Latin letters: what all spellings of one name share.

    Sergueï Lavrov · Sergei Lavroff · Sergey Lavrov · Сергей Лавров    → sergei lavrov
    Youssef al-Karmadi · Yusuf El Karmadi · Yousef Karmadi             → youssef karmadi
    Al-Mayadeen · Al-Mayādīn · El Mayadine                             → maiadin

The rules are those by which French and English transcribe Arabic, Cyrillic and Hebrew letters: ou/u/w, ee/i/y,
ch/sh/tch, dj/j/zh, kh/k, gh/g, dh/d/z, doubled letters, -eff/-ev, -off/-ov, -ski/-sky, -ine/-in. What a rule makes
equal may still be two names in French or English ("Smith", "Smyth"): `is_transcribed` says where to trust the rules.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from graph.words import fold

_ARTICLES = frozenset(["al", "el", "ul"])
_SUN = {"an": "n", "ar": "r", "as": "s", "ash": "s", "ach": "c", "ad": "d", "at": "t", "az": "z", "ech": "c"}
_FATHERS = {"ben": "bin", "ibn": "bin", "bin": "bin", "abou": "abu", "abu": "abu", "aboul": "abu", "bint": "bint"}
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"x", "ks"),
        (r"s?h?ch?tch|shch|tsch|sch|tch|sh|ch|c(?=z)", "x"),
        (r"dzh|dj|zh", "j"),
        (r"ph", "f"),
        (r"([kgdt])h", r"\1"),
        (r"qu?|ck", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"gu(?=[eiy])", "g"),
        (r"(?:^|(?<=[aeiouy]))ou(?=[aeiy])|w", "v"),
        (r"ou|oo", "u"),
        (r"ee|ei|ey|iy|yi|yy|ij$", "i"),
        (r"y", "i"),
        (r"^ie", "e"),
        (r"(?<=[^aeiou])ie(?=v$|va$)", "e"),
        (r"eff$", "ev"),
        (r"off$", "ov"),
        (r"(?<=[^aeiou])ine$", "in"),
        (r"h$", ""),
        (r"(.)\1+", r"\1"),
    )
)
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў",
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i i e g u".split(),
        strict=True,
    )
)
_TRANSCRIBED = re.compile(r"\w{2}(?:[oe]va?|ski|skaia|enko|vix|xvili|ian|dze)$")
_VOWELS = re.compile(r"[aeiouy]")
_SHORTEST = 3  # letters of a word that is compared by its sound


@cache
def _given() -> dict[str, str]:
    """A given name's sound → the spelling its variants are compared by."""
    table = tomllib.loads(files("graph").joinpath("data", "givennames.toml").read_text("utf-8"))["given"]
    found: dict[str, str] = {}
    for first, others in table.items():
        for name in (first, *others):
            found.setdefault(_sound(fold(name)), first)
    return found


@lru_cache(maxsize=65536)
def _sound(word: str) -> str:
    for pattern, by in _RULES:
        word = pattern.sub(by, word)
    return word


def romanized(word: str) -> str:
    """A folded word with its Cyrillic letters in Latin ones."""
    if word.isascii():
        return word
    return "".join(_CYRILLIC.get(char, char) for char in word).replace("-", "")


def _bare(words: Sequence[str]) -> list[str]:
    """Without the Arabic articles that stand before a word: "bachar al assad", "omar ar rachidi"."""
    kept = []
    for position, word in enumerate(words):
        after = words[position + 1] if position + 1 < len(words) else ""
        if after and (word in _ARTICLES or (word in _SUN and after.startswith(_SUN[word]))):
            continue
        kept.append(_FATHERS.get(word, word) if after else word)
    return kept


def sounds_of(words: Sequence[str], *, given: bool = True) -> frozenset[str]:
    """The sounds of a name: one, or where it has a "dh", which others write "d" or "z", both; none where
    `sound_of` gives none."""
    spelt = [words, [word.replace("dh", "z") for word in words]] if any("dh" in word for word in words) else [words]
    return frozenset(sound for one in spelt if (sound := sound_of(one, given=given)) is not None)


def sound_of(words: Sequence[str], *, given: bool = True) -> str | None:
    """What all spellings of a name share, for its folded words; `given` where the first is a given name. None for a
    name of a few letters, or of other letters than Latin and Cyrillic.

    >>> sound_of(["serguei", "lavrov"]), sound_of(["sergey", "lavroff"])
    ('sergei lavrov', 'sergei lavrov')
    """
    bare = [romanized(word) for word in _bare(words)]
    if not bare or not all(word.isascii() for word in bare) or len(bare[-1]) < _SHORTEST:
        return None
    sounds = [_sound(word) for word in bare]
    if given and len(sounds) > 1:
        sounds[0] = _given().get(sounds[0], sounds[0])
    return " ".join(sounds)


def skeleton_of(words: Sequence[str]) -> str:
    """The consonants of a name's sound, which most slips of the pen leave as they are: "griveaux" → "grvks"."""
    return _VOWELS.sub("", "".join(_sound(romanized(word)) for word in _bare(words)))


def is_transcribed(words: Sequence[str]) -> bool:
    """Whether a person's name is by its words of a language with other letters, so that its spellings are one name's.

    >>> is_transcribed(["youssef", "karmadi"]), is_transcribed(["john", "smith"])
    (True, False)
    """
    if len(words) < 2:
        return False
    bare = _bare(words)
    articles = len(bare) < len(words) or any(word in _FATHERS for word in words[:-1])
    sounds = [_sound(romanized(word)) for word in bare]
    return articles or sounds[0] in _given() or _TRANSCRIBED.search(sounds[-1]) is not None


def article_sound(words: Sequence[str]) -> str | None:
    """The sound of a name that begins with an Arabic article ("al mayadeen"), else None."""
    bare = _bare(words)
    if len(words) < 2 or words[0] not in _ARTICLES | _SUN.keys() or len(bare) == len(words):
        return None
    return sound_of(words, given=False)
