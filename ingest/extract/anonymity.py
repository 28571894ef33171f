"""Why, or on what condition, a source is not named: the words in which the text states it (`anonymity_reason`).

"sous couvert d'anonymat", "qui a requis l'anonymat parce qu'il n'est pas autorisé à parler à la presse", "on condition
of anonymity", "who asked not to be named because …": the condition with the reason that follows it, or a reason alone
("who was not authorised to speak publicly"). It is looked for in the sentence of the source and cue; in the next one
where that goes on about the speaker ("The official spoke on condition of anonymity because …"), and in the one before
where the source is a pronoun or is not repeated.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.extract.finds import Offsets

# Words without which nothing of this is said: only around them is a text looked at closely.
_HINTS = {
    "fr": ("anonym sceau cité nommé identifié mentionné nom identité autoris habilit").split(),
    "en": (
        "anonym named identified quoted name published authoris authoriz allowed permitted cleared background record "
        "attribution unnamed"
    ).split(),
}
_REACH = 160  # code points around a hint

_HIDING = r"(?:cité|nommé|identifié|mentionné|reconnu)\w*"
_NAME = r"(?:son|leur)\ (?:vrai\ )?(?:nom|identité|prénom)"
_GIVING = r"(?:donner|révéler|dévoiler|décliner|divulguer|communiquer|publier)"
_WISH = r"(?:souhait|désir|voul|préf[éè]r|demand|requ|réclam|exig|ten|pri|insist|sollicit|refus)\w*"
_FRENCH = rf"""
    sous\ (?:le\ )?couvert\ (?:d['’]|de\ l['’])(?:un\ |strict\ )*anonymat
    | sous\ (?:la\ |le\ )?(?:réserve|condition|promesse|sceau)\ (?:d['’]|de\ l['’]|du\ )(?:anonymat|secret)
    | à\ (?:la\ |l['’]expresse\ )?condition\ (?:d['’]anonymat
        | de\ (?:garder|conserver|rester|préserver)\ (?:l['’]|son\ |leur\ )?anonym\w+
        | (?:de\ |d['’])ne\ pas\ être\ (?:\w+\ ){{0,2}}?{_HIDING} | que\ {_NAME}\ ne\ soit\ pas\ \w+)
    | (?:ayant\ |a\ |ont\ |avait\ |avaient\ )?{_WISH}\ (?:à\ |de\ |d['’])?
        (?:(?:garder|conserver|rester|préserver|demeurer)\ )?(?:l['’]|son\ |leur\ |dans\ l['’])?anonym\w+
    | (?:n['’]a\ pas\ |n['’]ont\ pas\ |n['’]ayant\ pas\ |ne\ |a\ |ont\ |ayant\ |avait\ |en\ )?{_WISH}\ (?:pas\ )?
        (?:à\ |de\ |d['’])?(?:ne\ pas\ )?
        (?:être\ {_HIDING} | {_GIVING}\ {_NAME} | que\ {_NAME}\ (?:ne\ )?soit\ (?:pas\ )?\w+)
"""
_FRENCH_REASON = r"""
    parce\ qu\w*['’]? | car | puisqu\w*['’]? | faute\ d | au\ motif\ qu | en\ raison\ d
    | compte\ tenu\ d | de\ crainte\ d
    | de\ peur\ d | par\ (?:peur|crainte)\ d | n['’](?:étant|ayant) | ne\ (?:souhaitant|voulant)\ pas
    | pour\ (?:ne\ pas|des\ raisons|raison|évoquer|éviter|protéger|parler|pouvoir)
    | afin\ d | craignant | redoutant | étant\ donné | à\ cause\ d | invoquant | vu\ l
"""
_FRENCH_ALONE = r"""
    (?:n['’](?:est|était|étant|ont|étaient)|ne\ (?:sont|serait))\ pas\ (?:\w+\ )?(?:autorisé|habilité)e?s?\ à
    \ (?:s['’]exprimer|parler|communiquer|commenter|évoquer|répondre|être\ citée?s?)
"""
_THEIRS = r"(?:his|her|their|its)\ (?:full\ |last\ |real\ )?names?"
_SPEAKING = r"(?:speaking|spoke|talking|talked|quoted|interviewed)"
_ASKING = r"""(?:(?:has|have|had|having)\ )?(?:asked|asking|asks?|requested|requesting|insisted|insisting|preferred
    |preferring|wished|wishing|wanted|wanting|chose|choosing|demanded|begged)"""
_ENGLISH = rf"""
    (?:{_SPEAKING}\ )?
        (?:on\ (?:the\ )?(?:strict\ )?(?:condition|promise|basis)\ (?:of\ (?:strict\ )?anonymity
            | (?:that\ )?(?:he|she|they|it|{_THEIRS})\ (?:\w+\ ){{0,4}}?(?:named|identified|quoted|used|published))
        | under\ (?:the\ )?(?:condition|cover|cloak)\ of\ anonymity)
    | {_SPEAKING}\ (?:anonymously|off\ the\ record|(?:only\ )?on\ (?:deep\ )?background|not\ for\ attribution)
    | {_ASKING}\ (?:(?:not|never)\ to\ be\ (?:named|identified|quoted)(?:\ by\ name)?
        | that\ (?:he|she|they|{_THEIRS})\ (?:not\ be|be)\ (?:named|identified|quoted|used|published|withheld)
        | to\ (?:remain|stay|be\ kept|keep)\ (?:anonymous|unnamed|unidentified) | (?:for\ |on\ )?anonymity)
    | (?:did|does|do)(?:\ not|n['’]t)\ (?:want|wish)\ (?:to\ be\ (?:named|identified|quoted)
        | {_THEIRS}\ (?:to\ be\ )?(?:used|published|disclosed))
    | (?:declined|refused|declining|refusing|unwilling)\ to\ (?:be\ (?:named|identified|quoted)(?:\ by\ name)?
        | give\ {_THEIRS})
    | (?:granted|given|seeking|sought)\ (?:complete\ |strict\ )?anonymity
    | (?:cannot|can['’]t|could\ not|may\ not)\ be\ (?:named|identified)(?=\ (?:for|because|due|under))
"""
_ENGLISH_REASON = r"""
    because | since | as\ (?:he|she|they|the|it)\b | due\ to | owing\ to | for\ fear
    | out\ of\ fear | for\ (?:\w+\ )?reasons
    | fearing | citing | given\ the | in\ order\ to | in\ light\ of | so\ as | in\ case | lest | not\ being
    | to\ (?:discuss|speak|describe|protect|avoid|share|talk|disclose|preserve|detail|reveal|comment)
"""
_ENGLISH_ALONE = r"""
    (?:was|were|is|are|being)(?:\ not|n['’]t)\ (?:\w+\ )?(?:authori[sz]ed|allowed|permitted|cleared)\ to
    \ (?:speak|discuss|talk|comment|brief|disclose|share|be\ (?:quoted|named|identified))
"""


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})", re.VERBOSE | re.IGNORECASE)


_PATTERNS = {
    "fr": tuple(map(_compiled, (_FRENCH, _FRENCH_REASON, _FRENCH_ALONE))),
    "en": tuple(map(_compiled, (_ENGLISH, _ENGLISH_REASON, _ENGLISH_ALONE))),
}
_SENTENCE_END = re.compile(r"[.!?…](?=[\s»”\"’)]+[^\W\d_a-zà-ÿ]|[\s»”\"’)]+[«“\"]|\s*$)|\n")
_CLAUSE_END = re.compile(r"[;:()\n«“\"”»—–]|[.!?…](?=\s|$|[»”\"])|,(?! (?:qui|et qu|and|or|ou)\b)")
_GOES_ON = {
    "fr": re.compile(r"\s*(?:Il|Elle|Ils|Elles|Celui-ci|Celle-ci|(?:Le|La|L['’]|Les|Ce|Cette|Tous|Toutes)\s?\w+)\b"),
    "en": re.compile(r"\s*(?:He|She|They|Both|All|(?:The|That|Those) (?:\w+ ){1,3}?)(?=\s?\w)"),
}
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Anonymity:
    """The statements of anonymity of one field, in text order, and where its sentences end."""

    text: str
    language: str
    stated: tuple[Offsets, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str, language: str) -> "Anonymity":
        """Those of this text; most texts have none and cost one look."""
        stated = tuple(_stated(text, language))
        ends = tuple(match.end() for match in _SENTENCE_END.finditer(text)) if stated else ()
        return cls(text, language, stated, ends)

    def reason(
        self, source: Offsets | None, cue: Offsets | None, content: Sequence[Offsets], *, repeated: bool = True
    ) -> Offsets | None:
        """What is stated about the source of an attribution with these spans; None where nothing is. `repeated`:
        the source is named there, and no pronoun."""
        if not self.stated:
            return None
        place = source or cue or content[0]
        near = [one for one in (source, cue) if one is not None] or [content[0]]
        first, last = min(start for start, _ in near), max(end for _, end in near)
        number = bisect_right(self.ends, first)
        begin = self.ends[number - 1] if number else 0
        stop = self._end(bisect_left(self.ends, last))
        own = [one for one in self._between(begin, stop) if not _inside(one, content)]
        if own:
            nearest = min(own, key=lambda one: min(abs(one[0] - place[1]), abs(place[0] - one[1])))
            return self._before_roles(nearest, (cue, *content))
        return self._after(stop) or (None if repeated else self._previous(number, begin))

    def _before_roles(self, stated: Offsets, roles: Iterable[Offsets | None]) -> Offsets:
        """A reason ends where the cue or the content begins, comma or not."""
        start, end = stated
        for role in roles:
            if role is not None and start < role[0] < end:
                end = role[0]
        return start, _stripped(self.text, end)

    def _end(self, number: int) -> int:
        return self.ends[number] if number < len(self.ends) else len(self.text)

    def _between(self, begin: int, stop: int) -> Sequence[Offsets]:
        at = bisect_left(self.stated, (begin, 0))
        return self.stated[at : bisect_left(self.stated, (stop, 0))]

    def _after(self, stop: int) -> Offsets | None:
        """In the next sentence, where that goes on about the speaker."""
        if stop >= len(self.text) or not _GOES_ON[self.language].match(self.text, stop):
            return None
        found = self._between(stop, self._end(bisect_right(self.ends, stop)))
        return found[0] if found else None

    def _previous(self, number: int, begin: int) -> Offsets | None:
        if not number:
            return None
        found = self._between(self.ends[number - 2] if number > 1 else 0, begin)
        return found[-1] if found else None


def _stated(text: str, language: str) -> Iterator[Offsets]:
    condition, reason, alone = _PATTERNS[language]
    end = 0
    for begin, stop in _near_hints(text, language):
        found = (*condition.finditer(text, begin, stop), *alone.finditer(text, begin, stop))
        for match in sorted(found, key=lambda match: match.start()):
            if match.start() < end:
                continue
            end = match.end()
            if match.re is alone:
                end = _clause_end(text, end)
            elif (because := _because(text, end, reason)) is not None:
                end = _clause_end(text, because)
            yield match.start(), _stripped(text, end)


def _near_hints(text: str, language: str) -> Iterator[Offsets]:
    """The stretches of the text around hints, in order, not overlapping."""
    places: list[int] = []
    for hint in _HINTS[language]:
        at = text.find(hint)
        while at >= 0:
            places.append(at)
            at = text.find(hint, at + 1)
    begin = stop = -1
    for place in sorted(places):
        if place - _REACH > stop:
            if stop > 0:
                yield begin, stop
            begin = max(0, place - _REACH)
        stop = place + _REACH
    if stop > 0:
        yield begin, min(stop, len(text))


def _because(text: str, end: int, reason: re.Pattern[str]) -> int | None:
    """Where a reason right after a condition has begun, its first words taken."""
    gap = re.compile(r"[\s,]*(?:(?:and|et) )?").match(text, end)
    match = reason.match(text, gap.end() if gap else end)
    return match.end() if match else None


def _clause_end(text: str, begin: int) -> int:
    match = _CLAUSE_END.search(text, begin, begin + _LONGEST)
    return match.start() if match else min(len(text), begin + _LONGEST)


def _stripped(text: str, end: int) -> int:
    while text[end - 1].isspace() or text[end - 1] in ",.;":
        end -= 1
    return end


def _inside(place: Offsets, content: Sequence[Offsets]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in content)
