"""By what a person's name can be confused with others: surname, initials, and how it sounds.

Jean-Pierre Orsel → surname "orsel"; "J.-P. Orsel" and "J. Orsel" are short for it, and "M. Orsel"
Sergueï Lavrov    → sounds like "Sergei Lavroff"; "Mr Lavroff" is short for it
"""

import re
from collections.abc import Iterator, Sequence

from graph.handles import Handle
from graph.persons import PersonName
from graph.sounds import is_transcribed, skeleton_of, sound_of, sounds_of
from graph.words import tokens

_INITIAL = re.compile(r"[A-ZÀ-Þ](?:\.-?[A-ZÀ-Þ])*\.?")


def person_handles(name: PersonName) -> set[Handle]:
    """The handles of a person's name; a surname alone is short for whoever bears it."""
    words = name.words
    if name.alone:
        sound = sound_of(words, given=False)
        variant = {Handle("variant", sound, short=True)} if sound else set()
        return {Handle("surname", " ".join(words), short=True)} | variant
    handles = {Handle("surname", " ".join(words[start:]), short=False) for start in range(1, len(words))}
    handles |= set(_initialed(name.units)) | {Handle("near", f"{words[0][0]} {skeleton_of(words[-1:])}", short=False)}
    if is_transcribed(words):
        handles |= {Handle("sound", sound, short=False) for sound in sounds_of(words)}
        for start in range(1, len(words)):
            handles |= {Handle("variant", sound, short=False) for sound in sounds_of(words[start:], given=False)}
    return handles


def _initialed(units: Sequence[str]) -> Iterator[Handle]:
    """ "E. Orsel" is short for "Emma Orsel", and "Emma Orsel" for "Emma K. Orsel"."""
    given, middle, last = units[0], units[1:-1], units[-1]
    initials = [_INITIAL.fullmatch(unit) is not None for unit in middle]
    plain = " ".join(
        tokens(" ".join([given, *(unit for unit, is_ in zip(middle, initials, strict=True) if not is_), last]))
    )
    rest = plain.split()[len(tokens(given)) :]
    letters = [word[0] for word in tokens(given)]
    if _INITIAL.fullmatch(given):
        yield Handle("initialed", " ".join([*letters, *rest]), short=True)
        return
    yield Handle("initialed", plain, short=not any(initials))
    for count in {1, len(letters)}:
        yield Handle("initialed", " ".join([*letters[:count], *rest]), short=False)
