"""For whom a spokesperson speaks (`speaks_for`): the body or person named beside the word for the office.

"le porte-parole du ministère de l'Intérieur, Paul Vernet", "Paul Vernet, porte-parole de la compagnie", "a spokeswoman
for the council", "the council's spokesman", "Valdor police spokesman Paul Vernet", "l'avocat de Jeanne Orsel",
"speaking on behalf of the firm". Looked for in the source's words and right after them; where the source is a
pronoun or a short form, in the words that introduce its referent.

The span leaves out preposition and article, and the spokesperson's own name.
"""

import re

from ingest.extract.finds import Offsets

_FRENCH_OFFICE = (
    r"(?:porte-parole|porte-voix|service (?:de )?presse|service (?:de la )?communication|attachée?s? de presse"
    r"|responsable (?:de la )?communication|chargée?s? de (?:la )?communication|avocate?s?"
    r"|(?<!chambre des )représentante?s?"
    r"|bureau de presse|directeur de la communication|directrice de la communication)"
)
_FRENCH = re.compile(
    rf"\b{_FRENCH_OFFICE}(?: (?:adjoint|principal|officiel|national|en chef|général|délégué|local)e?s?)?"
    r"(?: (?:de la |de l['’]|du |des |d['’]|de |auprès de (?:la |l['’])?))",
    re.IGNORECASE,
)
_FRENCH_BEHALF = re.compile(
    r"(?:\bparlant )?\b(?:au nom|pour le compte)(?: (?:de la |de l['’]|du |des |d['’]|de ))", re.IGNORECASE
)
_ENGLISH_AGENT = r"(?:representatives?|lawyers?|attorneys?|solicitors?|publicist)"
_ENGLISH_OFFICE = (
    r"(?:spokes(?:man|woman|person|people|men|women)|press (?:secretary|officer|attaché|office|aide)|media officer"
    rf"|communications (?:director|chief|officer)|{_ENGLISH_AGENT})"
)
_ENGLISH_NOUN = re.compile(rf"\b(?:(?P<agent>{_ENGLISH_AGENT})|{_ENGLISH_OFFICE})\b", re.IGNORECASE)
_ENGLISH = re.compile(rf"\b{_ENGLISH_OFFICE}(?: (?:for|of|with|at) (?:the |a |an |his |her |their )?)", re.IGNORECASE)
_ENGLISH_BEHALF = re.compile(
    r"\b(?:on behalf of|in the name of|(?:speaking|who spoke|who speaks) for)(?: (?:the )?)", re.IGNORECASE
)
_DETERMINERS = frozenset(
    """the a an its his her their another one two three some several our my this that former senior top chief deputy
    acting official female male unnamed unidentified local company's""".split()
)
_OFFICE = {
    "fr": re.compile(rf"\b{_FRENCH_OFFICE}\b|\bau nom d|\bpour le compte d", re.IGNORECASE),
    "en": re.compile(
        rf"\b{_ENGLISH_OFFICE}\b|\bon behalf of|\bin the name of|\b(?:speaking|who spoke|who speaks) for", re.IGNORECASE
    ),
}
_WORD = re.compile(r"[^\W_][\w’'&.-]*[^\W_]|[^\W_]")
_LINKS = {
    "fr": frozenset("de du des d l la le les à au aux et en pour sur contre dans".split()),
    "en": frozenset("of the and for in on to at de von van & against".split()),
}
_STOPS = {
    "fr": frozenset(
        """qui que dont où a ont est sont était avait ce cette selon lors après avant hier lundi mardi mercredi jeudi
        vendredi samedi dimanche ajoute cité citée interrogé interrogée contacté contactée joint jointe par
        dit""".split()
    ),
    "en": frozenset(
        """who that which said says told was were is are has had on yesterday today monday tuesday wednesday thursday
        friday saturday sunday confirmed added called declined by as when after before speaking did could would will
        named but in""".split()
    ),
}
_APPOSED = re.compile(
    r"\s*,\s+(?!qui |qu['’]|que |dont |où |who (?!spoke for|speaks for)|whose |which |et |and )"
    r"|\s*\(|\s+(?=au nom d|on behalf of|speaking for|who spoke for|who speaks for)"
)
_PHRASE_END = re.compile(r"[,;:()\n«»“”\"]|[.!?](?=\s|$)")
_LOOKED_BACK = 20_000  # code points before a statement in which its referent is looked for
_AFTER = 140  # code points of an apposition
_LONGEST = 8  # words of a name


def speaks_for(
    text: str, source: Offsets | None, referent: str | None, language: str, *, cue: Offsets | None = None
) -> Offsets | None:
    """Where the one for whom this source speaks is named; None where it speaks for itself.

    >>> text = "Un porte-parole du ministère a dit non."
    >>> start, end = speaks_for(text, (0, 28), None, "fr")
    >>> text[start:end]
    'ministère'
    """
    if source is not None:
        found = _beside(text, source, language, cue)
        if found is not None:
            return found
    if not referent:
        return None
    place = source or cue
    if place is None or (source is not None and referent == text[source[0] : source[1]]):
        return None
    at = text.find(referent, max(0, place[0] - _LOOKED_BACK), place[0])
    return _beside(text, (at, at + len(referent)), language, None) if at >= 0 else None


def _beside(text: str, place: Offsets, language: str, cue: Offsets | None) -> Offsets | None:
    """In these words, or in what is apposed to them."""
    start, end = place
    if _OFFICE[language].search(text, start, end):
        found = _in(text, start, end, language)
        if found is not None:
            return found
    apposed = _APPOSED.match(text, end)
    if apposed is None:
        return None
    stop = min(len(text), end + _AFTER)
    if cue is not None and cue[0] >= end:
        stop = min(stop, cue[0])
    mark = _PHRASE_END.search(text, apposed.end(), stop)
    last = mark.start() if mark else stop
    office = _OFFICE[language].search(text, apposed.end(), min(last, apposed.end() + 60))
    return _in(text, apposed.end(), last, language) if office else None


def _in(text: str, start: int, end: int, language: str) -> Offsets | None:
    if language == "fr":
        for pattern in (_FRENCH, _FRENCH_BEHALF):
            if match := pattern.search(text, start, end):
                return _name(text, match.end(), end, language)
        return None
    for pattern in (_ENGLISH, _ENGLISH_BEHALF):
        if match := pattern.search(text, start, end):
            return _name(text, match.end(), end, language)
    return _before_office(text, start, end)


def _before_office(text: str, start: int, end: int) -> Offsets | None:
    """ "the council's spokesman", "Valdor police spokesman Paul Vernet"."""
    match = _ENGLISH_NOUN.search(text, start, end)
    if match is None:
        return None
    words = [(one.start(), one.end()) for one in _WORD.finditer(text, start, match.start())]
    comma = max(text.rfind(mark, start, match.start()) for mark in ",;(")
    words = [one for one in words if one[0] > comma]
    while words and text[words[0][0] : words[0][1]].lower() in _DETERMINERS:
        words.pop(0)
    while words and text[words[-1][0] : words[-1][1]].lower() in _DETERMINERS:
        words.pop()
    if not words or len(words) > _LONGEST:
        return None
    first, last = words[0][0], words[-1][1]
    possessed = text[last - 1] in "'’" or text[last - 2 : last] in ("'s", "’s")
    if match["agent"] and not possessed:  # "human rights lawyer Ann Lee"
        return None
    if text[last - 2 : last] in ("'s", "’s"):
        last -= 2
    elif text[last - 1] in "'’":
        last -= 1
    return (first, last) if last > first else None


def _name(text: str, start: int, end: int, language: str) -> Offsets | None:
    """The noun phrase from a place on: up to a comma, a verb, or the spokesperson's own name."""
    words: list[tuple[int, int]] = []
    at = start
    for match in _WORD.finditer(text, start, end):
        gap = text[at : match.start()]
        low = match.group().lower()
        if gap.strip(" \u00a0\u202f'’-") or low in _STOPS[language] or len(words) == _LONGEST * 2:
            break
        words.append((match.start(), match.end()))
        at = match.end()
    words = _without_person(text, words, language)
    while words and _parts(text, words[-1])[-1] in _LINKS[language]:
        words.pop()
    return (words[0][0], words[-1][1]) if words else None


def _parts(text: str, place: Offsets) -> list[str]:
    return re.split(r"['’]", text[place[0] : place[1]].lower())


def _without_person(text: str, words: list[Offsets], language: str) -> list[Offsets]:
    """The words without a person's name at their end: two or three capitalised words after what is a name already
    ("ministère de l'Intérieur | Paul Vernet", "FBI | Ann Lee")."""
    run = len(words)
    while run and _capitalised(text, words[run - 1]):
        run -= 1
    names = words[run:]
    if len(names) < 2:
        return words
    linked = run > 0 and _parts(text, words[run - 1])[-1] in _LINKS[language]
    if run > 0 and not linked:
        return words[:run]  # "la police | Paul Vernet"
    first = text[names[0][0] : names[0][1]].rpartition("’")[2].rpartition("'")[2]
    elided = "'" in text[names[0][0] : names[0][1]] or "’" in text[names[0][0] : names[0][1]]
    acronym = len(first) > 1 and first.isupper()
    if len(names) >= 3 and (acronym or elided or linked):
        return words[: run + 1]
    return words[: run + len(names) - 2] if len(names) >= 4 else words


def _capitalised(text: str, place: Offsets) -> bool:
    word = text[place[0] : place[1]]
    last = re.split(r"['’]", word)[-1] or word
    return last[:1].isupper()
