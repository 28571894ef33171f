"""A cue between asterisks and a content between brackets → whether the text hedges it. Sentences are ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.modality import modality

FRENCH = [
    ("*Selon* Radio Lisane, [le port aurait rouvert].", "hedged"),
    ("*Selon* Radio Lisane, [les voleurs auraient donc été arrêtés].", "hedged"),
    ("*Selon* Radio Lisane, [le port a rouvert].", "certain"),
    ("*Selon* la préfecture, [l'homme serait armé].", "hedged"),
    ("*Selon* la préfecture, [il s'agirait d'un accident].", "hedged"),
    ("*D'après* le journal, [trente personnes manqueraient à l'appel].", "hedged"),
    ("*Selon* le journal, [l'usine produirait du plomb].", "hedged"),
    ("*Selon* le maire, [le pont pourrait fermer].", "certain"),
    ("*Selon* le maire, [il faudrait fermer le pont].", "certain"),
    ("*Selon* le maire, [le préfet aurait dû fermer le pont].", "certain"),
    ("*Selon* le maire, [le pont tiendrait si la crue passait].", "certain"),
    ("*Selon* lui, [la digue durait depuis un siècle et montrait des fissures].", "certain"),
    ("Radio Lisane *affirme* que [le cargo serait parti].", "hedged"),
    ("Radio Lisane *fait savoir* que [le cargo ferait demi-tour].", "hedged"),
    ("Le maire *a dit* que [le port serait prêt en mai].", "certain"),
    ("Le maire *a annoncé* que [le pont rouvrirait lundi].", "certain"),
    ("Le maire *avait promis* que [les travaux dureraient un mois].", "certain"),
    ("Le maire *a déclaré* que [la fête aurait lieu dimanche].", "certain"),
    ("*Selon* le maire, [la fête aurait lieu dimanche].", "hedged"),
    ("La police *a indiqué* que [le voleur aurait fui par les toits].", "hedged"),
    ("La police *a indiqué* qu'[il aurait « fui par les toits »].", "hedged"),
    ("La police *recherche* [l'auteur présumé du vol].", "hedged"),
    ("Le juge *évoque* [une prétendue réunion].", "hedged"),
    ("Le maire *dénonce* [ces soi-disant experts].", "hedged"),
    ("Le maire *dénonce* [ces « soi-disant experts »].", "certain"),
    ("Le directeur *aurait déclaré* que [l'usine ferme].", "hedged"),
    ("Le maire *explique* que [l'entrepreneur préparait un portrait].", "certain"),
]

ENGLISH = [
    ("The paper *reports* that [the minister allegedly lied].", "hedged"),
    ("Police *arrested* [the alleged thief].", "hedged"),
    ("*According to* the paper, [the purported meeting took place].", "hedged"),
    ("The bridge *reportedly* [shook].", "hedged"),
    ("The minister *reportedly said* that [the bridge shook].", "hedged"),
    ("The minister *allegedly told* an aide that [the bridge shook].", "hedged"),
    ("*According to* Radio Brume, [the thief is believed to be abroad].", "hedged"),
    ("*According to* Radio Brume, [three men were thought to have left].", "hedged"),
    ("*According to* the police, [the suspected thief left town].", "hedged"),
    ("*According to* the police, [the thief apparently left town].", "hedged"),
    ("*According to* the police, [he was reportedly armed].", "hedged"),
    ("*According to* the police, [the rumoured deal is dead].", "hedged"),
    ("*According to* the police, [he is said to own two boats].", "hedged"),
    ("The union *describes* [a supposedly safe bridge].", "hedged"),
    ("The mayor *said* [the bridge would reopen].", "certain"),
    ("The mayor *said* [the bridge may have shaken].", "certain"),
    ("The mayor *said* [the bridge was supposed to reopen].", "certain"),
    ("The mayor *said* [the “alleged” crack is paint].", "certain"),
    ("The mayor *claims* that [all is well].", "certain"),
    ("*According to* the council, [the bridge is safe].", "certain"),
    ("The council *denied* that [the bridge was unsafe].", "certain"),
    ("The mayor *believes* [the bridge will hold].", "certain"),
    ("The mayor *wrote* that [reporters said the bridge shook].", "certain"),
    ("The mayor *warned* that [the bridge might fall].", "certain"),
    ("The mayor *announced* [the end of the works].", "certain"),
]


def marked(sentence: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """The plain sentence, the cue's and the content's place."""
    places: dict[str, int] = {}
    plain = ""
    for char in sentence:
        if char in "*[]":
            places["end" if char == "*" and "*" in places else char] = len(plain)
        else:
            plain += char
    return plain, (places["*"], places["end"]), (places["["], places["]"])


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [("fr", *row) for row in FRENCH] + [("en", *row) for row in ENGLISH],
)
def test_modality(language: str, sentence: str, expected: str) -> None:
    text, cue, content = marked(sentence)
    assert modality(text, cue, [content], language) == expected


def test_a_quotation_has_a_mood_of_its_own() -> None:
    text, cue, content = marked("*Selon* le maire, [« le pont aurait rouvert »].")
    assert modality(text, cue, [content], "fr", direct=True) == "certain"


@given(st.text(max_size=80), st.data(), st.sampled_from(["fr", "en"]), st.booleans())
def test_any_text_has_a_modality(text: str, data: st.DataObject, language: str, direct: bool) -> None:
    first, second, third, fourth = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    assert modality(text, (first, second), [(third, fourth)], language, direct=direct) in ("certain", "hedged")
