"""Words as they are compared: case, accents, typography and titles folded. Never used for offsets."""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'"})
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_WORD = re.compile(r"\w+(?:[.,]\d+)*")

_ARTICLES = frozenset(
    ["le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "the", "a", "an", "al", "el", "au", "aux"]
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, without accents, with one kind of apostrophe, dash and space.

    >>> fold("L’Élysée  –  Télégraphie")
    "l'elysee - telegraphie"
    """
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).translate(_DASHES)).casefold()
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


def tokens(text: str) -> list[str]:
    """The folded words and numbers of a text, in order; "10.5" and "10,5" stay one token.

    >>> tokens("L’agence a compté 10,5 %.")
    ['l', 'agence', 'a', 'compte', '10,5']
    """
    return _WORD.findall(fold(text))


def name_key(name: str) -> str:
    """What two spellings of one name share: folded words without articles at the beginning, joined by spaces.

    >>> name_key("Le Pentagone") == name_key("pentagone")
    True
    >>> name_key("Al-Mayadeen") == name_key("al mayadeen")
    True
    """
    words = tokens(name)
    start = 0
    while start < len(words) - 1 and words[start] in _ARTICLES:
        start += 1
    return " ".join(words[start:])
