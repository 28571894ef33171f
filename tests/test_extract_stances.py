"""A cue between asterisks in its sentence → its stance. Sentences are ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Document
from ingest.extract import extract
from ingest.extract.stances import stance

FRENCH = [
    ("Le maire *a déclaré* que le pont rouvrirait.", "neutral"),
    ("*Selon* Radio Lisane, le port a rouvert.", "neutral"),
    ("Jeanne Orsel *estime* que tout va bien.", "neutral"),
    ("Le maire *annonce* la fermeture du port.", "neutral"),
    ("Jeanne Orsel *affirme* que tout va bien.", "affirm"),
    ("« Tout va bien », *a assuré* le maire.", "affirm"),
    ("Le préfet *fait valoir* que la digue tient.", "affirm"),
    ("La Brigade du Levant *a revendiqué* l'attentat.", "affirm"),
    ("Le directeur *a reconnu* une erreur.", "admit"),
    ("Paul Vernet *avoue* avoir menti.", "admit"),
    ("*De l'aveu de* son avocat, Paul Vernet a menti.", "admit"),
    ("La compagnie *s'est excusée* du retard.", "admit"),
    ("Le ministre *prétend* que tout va bien.", "distance"),
    ("*À en croire* le ministre, tout va bien.", "distance"),
    ("*Aux dires des* voisins, le feu a pris au grenier.", "distance"),
    ("Le ministre *a laissé entendre* que le pont fermerait.", "distance"),
    ("Paul Vernet *se vante* d'avoir gagné.", "distance"),
    ("Les syndicats *accusent* la direction de mentir.", "accuse"),
    ("Le maire *a mis en cause* la préfecture.", "accuse"),
    ("Le député *pointe du doigt* la compagnie.", "accuse"),
    ("Les riverains *se plaignent* du bruit.", "accuse"),
    ("*l'accusation* selon laquelle le port fuit", "accuse"),
    ("La préfecture *a promis* de réparer la digue.", "promise"),
    ("La compagnie *s'est engagée* à payer.", "promise"),
    ("Le maire *engage* la ville à payer.", "neutral"),
    ("Le préfet *met en garde* contre la crue.", "warn"),
    ("Les pompiers *avaient prévenu* que le toit céderait.", "warn"),
    ("Le chef *menace* de démissionner.", "warn"),
    ("Les élèves *demandent* une réponse.", "ask"),
    ("« Pourquoi ? », *s'interroge* Jeanne Orsel.", "ask"),
    ("Le pape *a appelé* à la paix.", "ask"),
    ("Le comité *exhorte* le maire à agir.", "ask"),
    ("Le maire *a démenti* que le pont soit dangereux.", "deny"),
    ("La société *rejette* ces accusations.", "deny"),
    ("Paul Vernet *se défend* d'avoir menti.", "deny"),
    ("Le maire *pense* que le pont rouvrira.", "belief"),
    ("Le maire *souhaite* que le pont rouvre.", "belief"),
    ("Le maire *a l'intention* de rouvrir le pont.", "belief"),
    ("Le maire *s'attend* à un refus.", "belief"),
    ("Le maire *souhaite préciser* que le pont rouvrira.", "neutral"),
    # negated
    ("Le maire *n'a pas nié* que le pont fuit.", "neutral"),
    ("Le maire *n'a pas confirmé* la fermeture.", "neutral"),
    ("Le maire *a refusé de reconnaître* son erreur.", "neutral"),
    ("Le maire a parlé, sans *admettre* d'erreur.", "neutral"),
    ("Le maire *ne pense pas* que le pont rouvre.", "belief"),
]

ENGLISH = [
    ("The mayor *said* the bridge would reopen.", "neutral"),
    ("*According to* the council, the bridge is safe.", "neutral"),
    ("The mayor *told* the Northmoor Ledger that all was well.", "neutral"),
    ("The mayor *called* the report a disgrace.", "neutral"),
    ("Ruth Calder *insisted* that all was well.", "affirm"),
    ("The report *confirms* that the bridge is safe.", "affirm"),
    ("The Levant Brigade *claimed* responsibility for the attack.", "affirm"),
    ("The director *made clear* that nobody would be dismissed.", "affirm"),
    ("The director *admitted* that he was wrong.", "admit"),
    ("The firm *has acknowledged* the error.", "admit"),
    ("He *pleaded* guilty to fraud.", "admit"),
    ("The minister *claims* that all is well.", "distance"),
    ("The bridge *reportedly* shook.", "distance"),
    ("He *boasted* that he had won.", "distance"),
    ("the *allegation* that the bridge leaks", "distance"),
    ("The union *accused* the firm of lying.", "accuse"),
    ("Critics *slammed* the plan.", "accuse"),
    ("The firm *hit back* at its critics.", "accuse"),
    ("The mayor *promised* to repair the bridge.", "promise"),
    ("She *vowed* to stay.", "promise"),
    ("The council *warned* that the bridge might fall.", "warn"),
    ("The union *threatened* to strike.", "warn"),
    ("Residents *have sounded the alarm* over the bridge.", "warn"),
    ("The pupils *asked* whether the school would close.", "ask"),
    ("The mayor *called* for calm.", "ask"),
    ("The mayor *called on* residents to leave.", "ask"),
    ("The committee *urged* the mayor to act.", "ask"),
    ("The mayor *denied* that the bridge was unsafe.", "deny"),
    ("The firm *dismissed* the reports as false.", "deny"),
    ("The minister *ruled out* a closure.", "deny"),
    ("The mayor *pleaded not guilty* to fraud.", "deny"),
    ("The mayor *thinks* the bridge will reopen.", "belief"),
    ("She *wants* to leave.", "belief"),
    ("The council *plans* to close the bridge.", "belief"),
    ("The mayor *is convinced* that the bridge will hold.", "belief"),
    # negated
    ("The mayor *did not deny* that the bridge leaks.", "neutral"),
    ("The mayor did not *confirm* the closure.", "neutral"),
    ("The mayor *refused to admit* his error.", "neutral"),
    ("The mayor *doesn't think* the bridge will hold.", "belief"),
]


def of(sentence: str, language: str, *, unsaid: bool = False) -> str:
    before, cue, after = sentence.split("*")
    return stance(before + cue + after, (len(before), len(before) + len(cue)), language, unsaid=unsaid)


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [("fr", *row) for row in FRENCH] + [("en", *row) for row in ENGLISH],
)
def test_stance(language: str, sentence: str, expected: str) -> None:
    assert of(sentence, language) == expected


def test_without_a_cue_it_is_neutral() -> None:
    assert stance("« Nous partons. »", None, "fr") == "neutral"


def test_what_is_known_to_be_negated_is_neutral() -> None:
    assert of("The mayor *confirmed* nothing.", "en", unsaid=True) == "neutral"


@given(st.text(max_size=60), st.data(), st.sampled_from(["fr", "en"]))
def test_any_cue_has_a_stance(text: str, data: st.DataObject, language: str) -> None:
    end = data.draw(st.integers(0, len(text)))
    start = data.draw(st.integers(0, end))
    assert stance(text, (start, end), language)


def test_it_is_read_with_the_text() -> None:
    (one,) = extract(Document.of(text="Le maire prétend que le pont tient.", language="fr"))
    assert one.stance == "distance"
