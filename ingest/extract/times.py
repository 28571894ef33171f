"""Time expressions: "mardi 12 mars", "hier soir", "on Friday", "two days ago". Token indices."""

from ingest.extract.scope import Scope

_TIME_LEADS = frozenset(
    """
    le la l' ce cette dans en au à vers dès depuis on in last this earlier later at late early two three a few
    il y deux trois quelques plus tôt tard next début fin mi the same
    """.split()
)

_TIME_UNITS = frozenset(
    """
    semaine mois année jour jours heures matinée soirée nuit matin soir après-midi journée veille lendemain midi
    week month year day days weeks months years morning evening afternoon night hours time soir
    """.split()
)


def when_phrase(scope: Scope, index: int) -> int:
    """The end of the time expression that begins at `index`, or `index` where none does.

    >>> # "mardi 12 mars", "hier soir", "le 17 octobre dernier", "on Friday", "last week", "two days ago"
    """
    at = index
    word = scope.low(at)
    if not scope.is_in(at, "time_starts", "weekdays", "day_words", "months") and not word.isdigit():
        return index
    if scope.is_in(at, "day_words", "weekdays"):
        return _time_tail(scope, at + 1)
    lead = at
    while lead < at + 3 and scope.low(lead) in _TIME_LEADS:
        lead += 1
    if lead == at:
        return index
    if scope.is_in(lead, "weekdays", "day_words") or scope.is_in(lead, "months"):
        return _time_tail(scope, lead + 1)
    if scope.low(lead).isdigit() and (scope.is_in(lead + 1, "months") or scope.low(lead + 1) in _TIME_UNITS):
        return _time_tail(scope, lead + 1)
    if scope.low(lead).isdigit() and len(scope.low(lead)) == 4 and scope.low(at) in ("in", "en"):
        return lead + 1
    if scope.low(lead) in _TIME_UNITS and lead > at and scope.low(at) not in ("le", "la", "l'", "à"):
        return _time_tail(scope, lead + 1)
    return index


def _time_tail(scope: Scope, index: int) -> int:
    while index < len(scope) and (
        scope.low(index).isdigit()
        or scope.is_in(index, "months", "day_parts", "weekdays")
        or scope.low(index)
        in ("ago", "earlier", "later", "tôt", "tard", "auparavant", "soir", "matin", "suivant", "passée")
        or (scope.low(index) == "," and scope.low(index + 1).isdigit() and len(scope.low(index + 1)) == 4)
    ):
        index += 1
    return index
