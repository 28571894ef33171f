"""How texts attribute: templates with their roles marked (bench.newsroom.markup), French and English.

`{s}` is the source as named, `{c}` the content as a clause, `{C}` the content as a quotation with its marks, `{o}` an
outlet, `{w}` a when. Verbs are in the templates: a world draws another one each time.
"""

import re
from random import Random

NAMED = {
    "fr": {
        "indirect": (
            "<source>{s}</source> <cue>{v}</cue> que <content>{c}</content>.",
            "<source>{s}</source> <cue>{v}</cue> {w} que <content>{c}</content>.",
            "<cue>Selon</cue> <source>{s}</source>, <content>{c}</content>.",
            "<cue>D'après</cue> <source>{s}</source>, <content>{c}</content>.",
            "<content>{c}</content>, <cue>{i}</cue> <source>{s}</source>.",
        ),
        "direct": (
            "<content>{C}</content>, <cue>{i}</cue> <source>{s}</source>.",
            "<content>{C}</content>, <cue>{i}</cue> {w} <source>{s}</source>.",
            "<source>{s}</source> <cue>{v}</cue> : <content>{C}</content>.",
        ),
        "told": (
            "<source>{s}</source> <cue>{v}</cue> à <addressee><conduit>{o}</conduit></addressee> que <content>{c}</content>.",
            "<source>{s}</source> <cue>a confié</cue> à <addressee><conduit>{o}</conduit></addressee> que <content>{c}</content>.",
            "Interrogé par <addressee><conduit>{o}</conduit></addressee>, <source>{s}</source> <cue>{v}</cue> que <content>{c}</content>.",
            "<content>{C}</content>, <cue>{i}</cue> <source>{s}</source> à <addressee><conduit>{o}</conduit></addressee>.",
            "<content>{C}</content>, <cue>{i}</cue> <source>{s}</source> dans <medium>un entretien à <conduit>{o}</conduit></medium>.",
        ),
        "relayed": (
            "<p.cue>Selon</p.cue> <p.source>{o}</p.source>, <p.content><source>{s}</source> <cue>{v}</cue> que <content>{c}</content></p.content>.",
            "<p.source>{o}</p.source> <p.cue>rapporte</p.cue> que <p.content><source>{s}</source> <cue>{v}</cue> que <content>{c}</content></p.content>.",
        ),
        "outlet": (
            "<cue>Selon</cue> <source>{o}</source>, <content>{c}</content>.",
            "<cue>D'après</cue> <source>{o}</source>, <content>{c}</content>.",
            "<source>{o}</source> <cue>rapporte</cue> que <content>{c}</content>.",
            "<content>{c}</content>, <cue>a appris</cue> <source>{o}</source>.",
            "<content>{c}</content>, <cue>rapporte</cue> <source>{o}</source>.",
            "<cue>Selon des informations de</cue> <source>{o}</source>, <content>{c}</content>.",
        ),
        "denied": ("<source>{s}</source> <cue>a démenti</cue> que <content>{c}</content>.",
                   "<source>{s}</source> <cue>a nié</cue> que <content>{c}</content>."),
    },
    "en": {
        "indirect": (
            "<source>{s}</source> <cue>{v}</cue> that <content>{c}</content>.",
            "<source>{s}</source> <cue>{v}</cue> {w} that <content>{c}</content>.",
            "<cue>According to</cue> <source>{s}</source>, <content>{c}</content>.",
            "<content>{c}</content>, <source>{s}</source> <cue>{v}</cue>.",
        ),
        "direct": (
            "<content>{C}</content> <source>{s}</source> <cue>{v}</cue>.",
            "<content>{C}</content> <cue>said</cue> <source>{s}</source>.",
            "<source>{s}</source> <cue>{v}</cue>: <content>{C}</content>",
        ),
        "told": (
            "<source>{s}</source> <cue>told</cue> <addressee><conduit>{o}</conduit></addressee> that <content>{c}</content>.",
            "<content>{C}</content> <source>{s}</source> <cue>told</cue> <addressee><conduit>{o}</conduit></addressee>.",
            "<content>{C}</content> <source>{s}</source> <cue>said</cue> in <medium>an interview with <conduit>{o}</conduit></medium>.",
        ),
        "relayed": (
            "<p.cue>According to</p.cue> <p.source>{o}</p.source>, <p.content><source>{s}</source> <cue>{v}</cue> that <content>{c}</content></p.content>.",
            "<p.source>{o}</p.source> <p.cue>reported</p.cue> that <p.content><source>{s}</source> <cue>{v}</cue> that <content>{c}</content></p.content>.",
        ),
        "outlet": (
            "<cue>According to</cue> <source>{o}</source>, <content>{c}</content>.",
            "<source>{o}</source> <cue>reported</cue> that <content>{c}</content>.",
            "<content>{c}</content>, <source>{o}</source> <cue>reported</cue>.",
            "<source>{o}</source> <cue>reports</cue> that <content>{c}</content>.",
            "<content>{c}</content>, <cue>as reported by</cue> <source>{o}</source>.",
        ),
        "denied": ("<source>{s}</source> <cue>denied</cue> that <content>{c}</content>.",),
    },
}  # fmt: skip
_VERBS = {
    "fr": ("a déclaré", "a affirmé", "a indiqué", "a expliqué", "a assuré", "a annoncé", "a confirmé", "a précisé"),
    "en": ("said", "stated", "announced", "confirmed", "explained", "declared"),
}
_INCISES = ("a déclaré", "a affirmé", "a indiqué", "a expliqué", "a précisé", "a assuré")
_DAYS = {"fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi"), "en": ("on Monday", "on Tuesday", "on Thursday")}
_APPOSED = re.compile(r"(<source>[^<]*, [^<]*)</source> ((?:<cue>|à |dans |in ))")  # a second comma closes it
_ADDED = {
    "fr": ", et il faudra du temps pour que chacun en tire les leçons",
    "en": ", and it will take time for everyone to draw the lessons",
}


def sentence(
    random: Random,
    language: str,
    way: str,
    *,
    content: str,
    source: str = "",
    outlet: str = "",
    plural: bool = False,
    longer: bool = False,
) -> tuple[str, str]:
    """A marked sentence and its kind (direct or indirect). `longer` quotes more than the bare statement."""
    template = random.choice(NAMED[language][way])
    verb = random.choice(_VERBS[language])
    incise = random.choice(_INCISES)
    if plural and language == "fr":
        verb, incise = (words.replace("a ", "ont ", 1) for words in (verb, incise))
    kind = "direct" if "{C}" in template else "indirect"
    quoted = content[:1].upper() + content[1:] + (_ADDED[language] if longer else "")
    if language == "fr":
        marks = f"« {quoted} »"
    else:
        end = "," if template.startswith("<content>") else "."
        marks = f"“{quoted}{end}”"
    marked = template.format(s=source, c=content, C=marks, o=outlet, v=verb, i=incise,
                             w=random.choice(_DAYS[language]))  # fmt: skip
    return _contracted(_capital(_APPOSED.sub(r"\1</source>, \2", marked))), kind


def _capital(marked: str) -> str:
    """The first letter outside tags in upper case."""
    inside = False
    for at, letter in enumerate(marked):
        if letter == "<":
            inside = True
        elif letter == ">":
            inside = False
        elif not inside:
            return marked[:at] + letter.upper() + marked[at + 1 :]
    return marked


def _contracted(marked: str) -> str:
    """à + Le → au, de + Le → du, the article taken out of the tagged name; que + vowel → qu'."""
    for preposition, short in (("à", "au"), ("de", "du")):
        for tags in ("<addressee><conduit>", "<conduit>", "</cue> <source>"):
            marked = marked.replace(f"{preposition} {tags}Le ", f"{short} {tags}")
            marked = marked.replace(f"{preposition}{tags}Le ", f"{short}{tags}")
    for letter in "aeiouyhéêAEIOUÉ":
        marked = marked.replace(f" que <content>{letter}", f" qu'<content>{letter}")
    return marked
