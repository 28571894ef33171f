"""What a text says a person is, as far as it tells namesakes apart: "maire de Valdor", "the striker".

    le maire de Valdor, Jean Orsel · Jean Orsel, maire de Valdor · Valdor mayor Jean Orsel → "maire:valdor"
    l'attaquant Jean Orsel · Jean Orsel, the Valdor striker                                → "sport"

A role is a field of work, and for one that is bound to a place, that place. Only words that stand in apposition to the
name count; what they leave open ("le président, Jean Orsel") says nothing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from graph.states import adjectives
from graph.titles import COMMON, PREPOSITIONS
from graph.wellknown import known_key
from graph.words import fold

_FIELDS = {
    "public": """
        ministre minister maire mayor bourgmestre prefet prefete depute deputee senateur senatrice senator congressman
        congresswoman gouverneur gouverneure governor elu elue ambassadeur ambassadrice ambassador diplomate diplomat
        chancelier chanceliere chancellor procureur procureure prosecutor juge judge magistrat magistrate
        colonel amiral admiral policier sheriff gendarme adjoint adjointe echevin councillor councilor
        conseiller conseillere
    """,
    "sport": """
        footballeur footballeuse footballer attaquant attaquante striker goalkeeper midfielder
        entraineur entraineuse coach joueur joueuse player athlete sprinteur sprinteuse sprinter nageur nageuse
        swimmer cycliste cyclist boxeur boxeuse boxer rugbyman tennisman skieur skieuse skier
        referee judoka marathonien marathonienne
    """,
    "arts": """
        chanteur chanteuse singer acteur actrice actor actress comedien comedienne comedian romancier romanciere
        novelist ecrivain ecrivaine writer poete poet peintre painter sculpteur sculptrice sculptor cineaste filmmaker
        musicien musicienne musician compositeur compositrice composer pianiste pianist violoniste violinist danseur
        danseuse dancer rappeur rappeuse rapper realisateur realisatrice photographe photographer
    """,
    "science": """
        chercheur chercheuse researcher scientifique scientist professeur professeure professor biologiste biologist
        physicien physicienne physicist chimiste chemist historien historienne historian sociologue sociologist
        epidemiologiste epidemiologist medecin doctor chirurgien chirurgienne surgeon virologue virologist geologue
        geologist climatologue climatologist economiste economist astronome astronomer archeologue archaeologist
        hydrologue hydrologist infirmier infirmiere nurse ingenieur ingenieure engineer
    """,
    "business": """
        entrepreneur entrepreneuse businessman businesswoman banquier banquiere
        banker pdg ceo promoteur investisseur investor
    """,
    "religion": "eveque bishop archeveque archbishop cardinal imam rabbin rabbi pasteur pastor cure",
    "trade": """
        agriculteur agricultrice farmer pecheur pecheuse fisherman boulanger boulangere baker eleveur eleveuse
        viticulteur viticultrice winemaker fishmonger syndicaliste unionist
    """,
}
# "Président", "director", "porte-parole" tell the field by the body that follows only.
_OPEN = frozenset(
    """
    president presidente directeur directrice director porte-parole spokesman spokeswoman spokesperson chef head
    responsable secretaire secretary patron patronne chairman chairwoman chair chief membre member
    """.split()
)
_BODIES = {
    "public": """
        republique republic region departement conseil council ministere ministry prefecture mairie gouvernement
        government assemblee assembly senat senate parlement parliament police tribunal parquet cour court gendarmerie
        armee army port douane customs state etat
    """,
    "sport": "club football fc stade rugby cyclisme athletisme basket handball",
    "arts": "theatre theater orchestre orchestra opera musee museum festival conservatoire ballet choeur choir",
    "science": """
        hopital hospital institut institute universite university laboratoire laboratory observatoire observatory
    """,
    "trade": "syndicat union cooperative",
    "business": "societe entreprise compagnie banque company bank firm usine factory",
}
_PLACED = {"maire": "maire", "mayor": "maire", "bourgmestre": "maire", "eveque": "eveque", "bishop": "eveque"}
_NO_PLACE = frozenset("de du des d la le les l of the for a an at".split())
_NEVER = frozenset(
    "a ont est sont et que qui avec par pour dans and has have was were said to with by that who".split()
)
_BEFORE, _AFTER = 90, 90  # characters around a name that are looked at
_OCCURRENCES = 6  # of a name, from the beginning of the text
_BREAK = re.compile(r"[.;:!?«»\"“”()\n]\s*")
_TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


@cache
def _lexicon() -> tuple[dict[str, str], dict[str, str]]:
    """Role word → field, and body word → field."""
    roles = {word: field for field, words in _FIELDS.items() for word in words.split()}
    bodies = {word: field for field, words in _BODIES.items() for word in words.split()}
    return roles, bodies


def roles_of(name: str, text: str) -> frozenset[str]:
    """The roles that a text gives the bearer of a name, by what stands in apposition to it."""
    found: set[str] = set()
    start = 0
    for _ in range(_OCCURRENCES):
        start = text.find(name, start)
        if start < 0:
            break
        end = start + len(name)
        found |= set(_before(text[max(0, start - _BEFORE) : start]))
        found |= set(_after(text[end : end + _AFTER]))
        start = end
    return frozenset(found)


def _before(window: str) -> Iterator[str]:
    """ "…, le maire de Valdor, " and "…, le maire de Valdor "; before a comma the first role is the bearer's ("le
    porte-parole du ministre, Jean Orsel"), else the last ("l'ami du chanteur Jean Orsel")."""
    segment = _BREAK.split(window)[-1].rstrip()
    words = _words(segment.rstrip(",").rpartition(",")[2])
    places = [position for position, word in enumerate(words) if _is_role(word)]
    if places:
        yield from _role(words, places[0] if segment.endswith(",") else places[-1])


def _after(window: str) -> Iterator[str]:
    """ ", maire de Valdor, …" and " (maire de Valdor)"; not ", beau-père de la chanteuse"."""
    match = re.match(r"\s*[,(–]\s*", window)
    if match is None:
        return
    segment = re.split(r"[,.;:!?«»\"“”()\n–]", window[match.end() :])[0]
    words = _words(segment)
    position = next((position for position, word in enumerate(words[:6]) if _is_role(word)), None)
    if position is not None and not any(fold(word) in PREPOSITIONS for word in words[:position]):
        yield from _role(words, position)


def _words(segment: str) -> list[str]:
    words: list[str] = []
    for word in _TOKEN.findall(segment):
        head, mark, tail = word.replace("’", "'").partition("'")
        words += [head, tail] if mark and fold(head) in ("l", "d", "s") else [word]
    return words


def _is_role(word: str) -> bool:
    return fold(word) in _lexicon()[0] or fold(word) in _OPEN


def _role(words: Sequence[str], position: int) -> Iterator[str]:
    """The roles that the word at a position gives with what follows it; none where a clause follows."""
    roles, bodies = _lexicon()
    word, complement = fold(words[position]), words[position + 1 :]
    if not _is_complement(complement):
        return
    if word in roles:
        place = _place(complement) or _place(words[:position][-2:], last=True) if word in _PLACED else None
        yield f"{_PLACED[word]}:{place}" if place else roles[word]
        return
    for other in complement:
        if fold(other) in bodies:
            yield bodies[fold(other)]
            return


def _is_complement(words: Sequence[str]) -> bool:
    """Whether words may all complement the role: "de Valdor", "français", "of the harbour board"; no clause."""
    before = ""
    for word in words:
        folded = fold(word)
        if word.lower() in _NEVER:
            return False
        small = folded in PREPOSITIONS | COMMON
        if not (small or word[:1].isupper() or before in PREPOSITIONS | COMMON or folded in adjectives()):
            return False
        before = folded
    return True


def _place(words: Sequence[str], *, last: bool = False) -> str | None:
    """The place that a complement names: "de Valdor" → "valdor"; by its well-known name where it has several."""
    names = [word for word in words if word[:1].isupper() and fold(word) not in _NO_PLACE]
    if last and (not names or names[-1] != words[-1]):
        return None
    return known_key(" ".join(names)) if names else None
