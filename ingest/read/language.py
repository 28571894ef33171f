"""Which language a text is in, by py3langid's model (Lui and Baldwin 2012), which comes with its wheel."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]  # it ships no types

OURS: frozenset[str] = frozenset({"fr", "en", "ar", "es", "de"})
_SAMPLE = 2_000  # characters
_LIKELY = 0.1  # of one of ours; a text of two words seldom reaches more
_SURE = 0.5  # of any other language: a wrong guess would leave the text unread
_ENOUGH = 20  # letters from which another language is believed
_VARIETIES = {"ary": "ar", "arz": "ar", "arb": "ar"}  # written Arabic is one standard, whichever its country


def detect(text: str) -> str | None:
    """The text's language as a tag, None where it cannot be told.

    Only the first 2,000 characters are looked at. Among the languages of the world, French, English, Arabic, Spanish
    and German are believed sooner than others, so that a headline is enough for them.

    >>> detect("Le préfet a démissionné."), detect("The minister resigned on Monday."), detect("123 456")
    ('fr', 'en', None)
    """
    sample = text[:_SAMPLE]
    if not any(character.isalpha() for character in sample):
        return None
    scores: dict[str, float] = {}
    for language, score in _identifier().rank(sample):
        tag = _VARIETIES.get(language, language)
        scores[tag] = scores.get(tag, 0.0) + score
    best = max(sorted(scores), key=scores.__getitem__)
    if best not in OURS and scores[best] >= _SURE and sum(map(str.isalpha, sample)) >= _ENOUGH:
        return best if best != "zxx" else None
    ours = max(sorted(OURS), key=lambda tag: scores.get(tag, 0.0))
    return ours if scores.get(ours, 0.0) >= _LIKELY else None


@lru_cache(maxsize=1)
def _identifier() -> "LanguageIdentifier":
    """Loaded when first needed: it takes a second, which `sourcier --help` need not wait for."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
