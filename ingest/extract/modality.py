"""Whether the text marks what it reports as unverified (`hedged`), from the words of the cue and the content.

Hedges are words ("présumé", "allegedly", "reportedly"), passives of hearsay ("is believed to have") and the French
reporting conditional ("le port aurait rouvert", "l'homme serait armé"). A conditional is none of that

- after a past cue, where it is a mere future ("a dit que le port rouvrirait"), but for "aurait" with a participle;
- with "si", where it is a condition; in a modal verb ("devrait", "pourrait", "il faudrait", "aurait dû");
- in quotation marks, where it is the speaker's own mood. The same holds for hedges there.

What the source itself leaves open ("may have", "might") is its own content: the text reports it for certain.
"""

import re
from collections.abc import Sequence

from graph.model import Modality
from ingest.extract.finds import Offsets

_SPACES = "[ \u00a0\u202f]"
_WORDS = {
    "fr": re.compile(
        r"\b(?:(?:présumé|supposé|prétendu)(?:e?s?)|prétendument|soi-disant|supposément|apparemment|vraisemblablement"
        r"|semble-t-il|paraît-il|présomptif|selon toute (?:vraisemblance|apparence)|à confirmer"
        r"|non[ -](?:confirmée?s?|vérifiée?s?))\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:alleged|allegedly|purported|purportedly|supposed(?! to)|supposedly|reportedly"
        r"|suspected|apparently|presumably|ostensibly|seemingly|rumou?red|unverified"
        r"|(?:is|are|was|were|been) (?:widely )?(?:believed|thought|said|understood|reported|alleged|rumou?red) to)\b",
        re.IGNORECASE,
    ),
}
_CUE = {
    "fr": re.compile(r"\b(?:aurai(?:t|ent)|serai(?:t|ent))\b|\bprétendument\b|\bsoi-disant\b", re.IGNORECASE),
    "en": re.compile(
        r"\b(?:reportedly|allegedly|supposedly|purportedly|apparently|rumou?red|is said to|are said to)\b",
        re.IGNORECASE,
    ),
}
_ADVERBS = (
    rf"(?:{_SPACES}(?:pas|jamais|donc|aussi|également|déjà|ainsi|notamment|plus|bien|même|encore|toujours|tous"
    r"|toutes|tout|en|\w+ment))*"
)
_PARTICIPLE = r"(?:\w{2,}(?:ée?s?|ie?s?|it?e?s?|ue?s?|[eé]rte?s?|[aeo]inte?s?|uite?s?|os)|eu|vu|lu|su|été)"
_NOT_MODAL = (
    rf"(?!{_ADVERBS}{_SPACES}(?:dû|pu|fallu|voulu|aimé|préféré|souhaité|mieux|suffi)\b)"  # "aurait dû" reports nothing
)
# "aurait rouvert", "auraient donc été": with a participle, or with words in quotation marks (blank here)
_COMPOUND = re.compile(
    rf"\baurai(?:t|ent){_NOT_MODAL}{_ADVERBS}{_SPACES}(?:{_SPACES}{{2}}|(?!lieu\b){_PARTICIPLE}\b)", re.IGNORECASE
)
_PLAIN = re.compile(
    rf"\b(?:aurai(?:t|ent)\b{_NOT_MODAL}|(?:(?:se|i|fe)r|\w{{2,}}er"
    r"|\w*(?:iendr|endr|ondr|erdr|oudr|aindr|eindr|audr|ettr|attr|aîtr|uir|evr|ivr|ourr|oir)"
    r"|(?:ag|sub|fourn|réun|fin|garant|franch|chois|réuss|rempl|pér|ment|dorm|part|sort|sév|réfléch)ir)ai(?:t|ent)\b)",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"(?:pourr|devr|faudr|vaudr|voudr|saur|souhaiter|aimer|préférer|conviendr|suffir)ai(?:t|ent)$", re.IGNORECASE
)
_IF = re.compile(r"\b(?:si|s['’]ils?|au cas où|à moins que|sans quoi|faute de quoi|sinon)\b", re.IGNORECASE)
_PAST_CUE = re.compile(
    r"\b(?:a|ont|ai|avait|avaient|avons|eut|est|sont|était|étaient|été|fut|furent)\b"
    r"|(?!fait\b|sait\b)\w+(?:ait|aient|èrent|irent|urent)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[«“\"][^«»“”\"]*(?:[»”\"]|$)")


def modality(
    text: str, cue: Offsets | None, content: Sequence[Offsets], language: str, *, direct: bool = False
) -> Modality:
    """`hedged` or `certain` for the content at these offsets. `direct`: it is all in quotation marks.

    >>> modality("Selon Radio Lisane, le port aurait rouvert.", (0, 5), [(20, 42)], "fr")
    'hedged'
    """
    said = text[cue[0] : cue[1]] if cue else ""
    if said and _CUE[language].search(said):
        return "hedged"
    if direct:
        return "certain"
    for start, end in content:
        words = _QUOTED.sub(_blank, text[start:end])
        if _WORDS[language].search(words) or (language == "fr" and _conditional(words, said)):
            return "hedged"
    return "certain"


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _conditional(words: str, cue: str) -> bool:
    """Whether the text's own conditional leaves open what a French content says."""
    if "rai" not in words or _IF.search(words):
        return False
    if _COMPOUND.search(words):
        return True
    if _is_past(cue):
        return False
    return any(not _MODAL.search(match.group()) for match in _PLAIN.finditer(words))


def _is_past(cue: str) -> bool:
    return bool(_PAST_CUE.search(cue))
