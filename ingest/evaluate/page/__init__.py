"""The mistakes as one HTML page that stands alone: gold and found side by side in their context, filtered by class.

Every word of a text is escaped. The page loads nothing: its style and its script stand in it, and its security policy
allows these two by their hashes and nothing else.
"""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from ingest.evaluate.marks import Marked
from ingest.evaluate.mistakes import CLASSES, FLAWS, Class, Mistake, counted, mistakes_of
from ingest.evaluate.page.excerpt import Excerpt, cut, marked_up, plain
from ingest.evaluate.report import Evaluation
from ingest.evaluate.scorer import DocumentResult

_HERE = Path(__file__).parent
_ROLES = ("source", "cue", "content", "addressee", "medium", "when")
_ATTRIBUTES: Sequence[tuple[str, Class]] = (
    ("kind", "kind"), ("source_type", "source_type"), ("polarity", "polarity"), ("referent", "referent"),
)  # fmt: skip


def page(evaluation: Evaluation) -> str:
    """The page, as text to be written in UTF-8."""
    style, script = (_HERE / "page.css").read_text("utf-8"), (_HERE / "page.js").read_text("utf-8")
    policy = f"default-src 'none'; style-src {_allowed(style)}; script-src {_allowed(script)}; base-uri 'none'"
    title = f"Mistakes: {', '.join(_folders(evaluation))}"
    body = "\n".join([*_head(evaluation), "<main>", *map(_document, evaluation.results), *_nothing(), "</main>"])
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{plain(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{plain(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n"
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def _allowed(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _folders(evaluation: Evaluation) -> Sequence[str]:
    return tuple(dict.fromkeys(result.name.rpartition("/")[0] for result in evaluation.results))


# -- the head ------------------------------------------------------------------------------------------------------


def _head(evaluation: Evaluation) -> Iterator[str]:
    tally, counts = evaluation.tally, counted(evaluation.results)
    documents = f"{tally.documents} document{'s' * (tally.documents != 1)}"
    beliefs = " · with beliefs" if evaluation.beliefs else ""
    yield "<header>"
    yield f"<h1>{plain(', '.join(_folders(evaluation)))}</h1>"
    yield f'<p class="about">{documents} · {tally.words:,} words{beliefs}</p><dl class="figures">'
    for name, score in (("AR@.5", tally.at_5), ("AR@.8", tally.at_8)):
        detail = f"precision {score.precision:.3f} · recall {score.recall:.3f}"
        yield f"<div><dt>{name}</dt><dd>{score.f1:.3f} <small>{detail}</small></dd></div>"
    yield f"<div><dt>gold</dt><dd>{tally.at_5.gold}</dd></div><div><dt>found</dt><dd>{tally.at_5.found}</dd></div></dl>"
    yield '<nav aria-label="Which mistakes are shown">'
    for label, flaws in (("Counts against AR@.5", False), ("In what is found", True)):
        yield f'<fieldset><legend><button type="button" data-all="{int(flaws)}">{label}</button></legend>'
        yield from (_filter(name, count) for name, count in counts.items() if count and (name in FLAWS) == flaws)
        yield "</fieldset>"
    roles = " ".join(f'<mark class="{role}">{role}</mark>' for role in _ROLES)
    yield '<p class="bar"><input type="search" placeholder="words, a rule, a document" aria-label="Only with">'
    yield f'<span class="count" role="status"></span><span class="legend">{roles}</span></p></nav></header>'


def _filter(name: Class, count: int) -> str:
    label, meaning = CLASSES[name]
    box = f'<input type="checkbox" value="{name}"{"" if name in FLAWS else " checked"}>'
    return f'<label title="{plain(meaning)}">{box} {plain(label)} <b>{count}</b></label>'


def _nothing() -> Iterator[str]:
    yield '<p class="nothing" hidden>Nothing to show: choose a class above, or other words.</p>'


# -- the mistakes --------------------------------------------------------------------------------------------------


def _document(result: DocumentResult) -> str:
    cards = "\n".join(_card(result, one) for one in mistakes_of(result))
    if not cards:
        return ""
    return f'<section data-name="{plain(result.name)}"><h2>{plain(result.name)}</h2>\n{cards}\n</section>'


def _card(result: DocumentResult, one: Mistake) -> str:
    sides = [side for side in (one.gold, one.found, one.near) if side is not None]
    excerpt = cut(result.text, [span for side in sides for pieces in side.spans.values() for span in pieces])
    labels = "".join(f'<span class="class {_weight(name)}">{plain(CLASSES[name][0])}</span>' for name in one.classes)
    halves = _half("gold", result, excerpt, one.gold, one) + _half("found", result, excerpt, one.found, one)
    return (
        f'<article data-classes="{" ".join(one.classes)}" tabindex="-1">'
        f'<h3>{labels}<span class="place">{one.start}</span></h3><div class="sides">{halves}</div></article>'
    )


def _weight(name: Class) -> str:
    return "flaw" if name in FLAWS else "failure"


def _half(side: str, result: DocumentResult, excerpt: Excerpt, given: Marked | None, one: Mistake) -> str:
    """One side of a mistake: the words with their roles, and the attributes; or that there is nothing."""
    shown = given or one.near
    language = f' lang="{plain(result.language)}"' if result.language else ""
    words = f'<p class="text"{language} dir="auto">{marked_up(excerpt, shown.spans)}</p>' if shown else ""
    about = _about(given, one, result) if given else f'<p class="absent">{_absence(side, one)}</p>'
    near = " near" if given is None else ""
    return f'<div class="side{near}"><h4>{side}</h4>{words}{about}</div>'


def _absence(side: str, one: Mistake) -> str:
    if side == "gold":
        return "No such gold; this one has a better find." if one.near else "The gold has nothing here."
    return "Not found; this was found for another one." if one.near else "Nothing was found here."


def _about(given: Marked, one: Mistake, result: DocumentResult) -> str:
    values = {
        "kind": given.kind if given.kind_given else None,
        "source_type": given.source_type and given.source_type.replace("_", " "),
        "polarity": given.polarity,
        "referent": given.referent,
    }
    parts = [
        _fact(name.replace("_", " "), value, wrong=wrong in one.classes)
        for name, wrong in _ATTRIBUTES
        if (value := values[name])
    ]
    if given.parent is not None or "parent" in one.classes:
        above = next((other for other in (*result.gold, *result.found) if other.id == given.parent), None)
        parts.append(_fact("nested in", _named(above), wrong="parent" in one.classes))
    if given.method:
        parts.append(_fact("rule", f"{given.method} ({given.confidence:.2f})", wrong=False))
    return f"<dl>{''.join(parts)}</dl>"


def _named(above: Marked | None) -> str:
    if above is None:
        return "nothing"
    return (
        " ".join(f"{above.text_of('source') or above.referent or ''} {above.text_of('cue')}".split()) or "an untold one"
    )


def _fact(name: str, value: str, *, wrong: bool) -> str:
    mark = ' class="wrong"' if wrong else ""
    return f'<div{mark}><dt>{plain(name)}</dt><dd dir="auto">{plain(value)}</dd></div>'
