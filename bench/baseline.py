"""The textbook baseline: what stands in quotation marks, given to the nearest reporting verb and name.

It is what a first lesson on quotation extraction builds, in French and English, and what ours is measured against.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from graph.model import Attribution, Document, Span

_QUOTATION = re.compile(r"«\s*([^«»\n]{10,}?)\s*»|“([^“”\n]{10,})”|\"([^\"\n]{10,})\"")
_VERB = re.compile(
    r"\b(?:(?:a|ont|avait|avaient|has|have|had) )?(?:dit|déclaré|déclare|affirmé|affirme|annoncé|annonce|expliqué|"
    r"explique|ajouté|ajoute|estimé|estime|précisé|précise|indiqué|indique|souligné|souligne|assuré|assure|"
    r"said|says|told|added|adds|stated|states|announced|claimed|claims|explained|warned|reported|reports)\b"
)
_NAME = re.compile(r"\b[A-ZÉÈÀÂÎÔÇ][\w’'-]+(?: (?:de |of )?[A-ZÉÈÀÂÎÔÇ][\w’'-]+)*")
_REACH = 150  # characters between a quotation and its verb


def extract(document: Document) -> Iterator[Attribution]:
    """One attribution a quotation that has a reporting verb near it."""
    text = document.text
    verbs = [document.span(*match.span()) for match in _VERB.finditer(text)]
    names = [document.span(*match.span()) for match in _NAME.finditer(text)]
    for match in _QUOTATION.finditer(text):
        group = match.lastindex or 0
        content = document.span(match.start(group), match.end(group))
        verb = _nearest(verbs, content)
        if verb is not None:
            source = _nearest(names, verb)
            yield Attribution.of(
                document, kind="direct", source=source, cue=verb, content=[content], method="nearest_verb"
            )


def _nearest(spans: Sequence[Span], to: Span) -> Span | None:
    """The span of these (in text order) nearest to another, within reach; the one before where two are as near."""
    place = bisect_left(spans, to.start, key=lambda span: span.start)
    around = [span for span in spans[max(0, place - 2) : place + 3] if not span.overlaps(to)]
    gap = {span: max(to.start - span.end, span.start - to.end) for span in around}
    return min((span for span in around if gap[span] <= _REACH), key=lambda span: (gap[span], span.start), default=None)
