"""Text → who the source of its last attribution is. Texts, people, places and outlets are invented."""

import pytest

from graph.model import Attribution, Document
from ingest.extract import extract


def last(text: str, language: str) -> Attribution:
    found = extract(Document.of(text=text, language=language))
    assert found, "no attribution was found"
    return found[-1]


FRENCH = [
    # names, their short forms, titles
    ("Jeanne Orsel dirige le port. Orsel a dit que tout irait bien.", "Jeanne Orsel"),
    ("Jeanne Orsel dirige le port. Mme Orsel a dit que tout irait bien.", "Jeanne Orsel"),
    ("La maire, Jeanne Orsel, a quitté la salle. Jeanne Orsel a dit que tout irait bien.", "Jeanne Orsel"),
    ("Le maire de Valdor, Paul Vernet, a dit que tout irait bien.", "Paul Vernet"),
    ("Paul Vernet, pilier du conseil et ami du préfet, a affirmé que tout irait bien.", "Paul Vernet"),
    ("Selon Paul Vernet, le port rouvrira.", "Paul Vernet"),
    # pronouns, by gender and number
    ("Jeanne Orsel a rencontré Paul Vernet. Elle a dit que le port rouvrirait.", "Jeanne Orsel"),
    ("Paul Vernet a rencontré Jeanne Orsel. Il a dit que le port rouvrirait.", "Paul Vernet"),
    ("La préfecture suit la crue. Elle a annoncé que la route fermerait.", "La préfecture"),
    ("Le Pentagone suit la crue. Il a annoncé que la base fermerait.", "Le Pentagone"),
    ("Des témoins ont vu la scène. Ils ont affirmé que la porte était ouverte.", "Des témoins"),
    ("« Le port rouvrira », a dit Paul Vernet. « Il sera neuf », a-t-il ajouté.", "Paul Vernet"),
    ("Paul Vernet est venu. Selon lui, le port rouvrira.", "Paul Vernet"),
    # "ce dernier", "l'intéressé"
    ("Jeanne Orsel a reçu Paul Vernet. Ce dernier a dit que le port rouvrirait.", "Paul Vernet"),
    ("Paul Vernet a reçu Jeanne Orsel. Cette dernière a dit que le port rouvrirait.", "Jeanne Orsel"),
    # descriptions
    (
        "Le ministère turc de l'Intérieur a réagi. Le ministère a dit que tout allait bien.",
        "Le ministère turc de l'Intérieur",
    ),
    ("Le président américain Ted Arden est là. Le président a dit qu'il partirait.", "Ted Arden"),
    ("Ted Arden, président des États-Unis, est là. Le président américain a dit qu'il partirait.", "Ted Arden"),
    ("Le chef du gouvernement, Paul Vernet, est là. Le Premier ministre a dit qu'il partirait.", "Paul Vernet"),
    ("Paul Vernet a gagné la finale. Le nageur a dit que l'eau était froide.", "Paul Vernet"),
    ("Un homme a été arrêté lundi. L'homme a affirmé que tout était faux.", "Un homme"),
    (
        "La société Norvent ferme un site. L'entreprise a annoncé que dix emplois seraient supprimés.",
        "La société Norvent",
    ),
    ("L'association Grand Large manifeste. L'association a dit que rien n'avait changé.", "L'association Grand Large"),
    ("Le quotidien Le Phare a enquêté. Le journal affirme que le pont est fermé.", "Le quotidien Le Phare"),
    (
        "Les chercheurs de l'Institut Morvan ont publié une étude. Les scientifiques affirment que la mer monte.",
        "Les chercheurs de l'Institut Morvan",
    ),
    # acronyms, both ways, and names of countries
    (
        "L'Organisation des ports libres (OPL) se réunit. L'OPL a dit que le port rouvrirait.",
        "L'Organisation des ports libres (OPL)",
    ),
    ("Les Nations unies se réunissent. L'ONU a dit que la trêve tenait.", "Nations unies"),
    # who speaks in a quotation
    ("« Je pense que le port rouvrira », a dit Paul Vernet.", "Paul Vernet"),
    # relatives
    ("Le conseil a entendu Paul Vernet, qui a affirmé que le port rouvrirait.", "Paul Vernet"),
    ("Jeanne Orsel a nommé un expert qui affirme que la digue tiendra.", "un expert"),
    # nobody expressed
    ("Paul Vernet a quitté la salle, estimant que le vote était truqué.", "Paul Vernet"),
    ("Jeanne Orsel a fermé le port, précisant que la digue était fendue.", "Jeanne Orsel"),
    ("« Le port est fermé », a dit Paul Vernet, ajoutant que la digue était fendue.", "Paul Vernet"),
    ("Paul Vernet a dit que le port était fermé, avant de préciser que la digue était fendue.", "Paul Vernet"),
    # possessives
    ("Paul Vernet est mort lundi. Ses proches ont affirmé qu'il dormait.", "les proches de Paul Vernet"),
    ("Anne Roselin est partie. Sa famille a annoncé qu'elle reviendrait.", "la famille d'Anne Roselin"),
    # two named together
    (
        "Paul Vernet et Anne Roselin sont venus. Les deux candidats ont affirmé que tout irait bien.",
        "Paul Vernet et Anne Roselin",
    ),
    # documents
    (
        "Dans un communiqué, la Brigade du Levant dit avoir agi. Le communiqué affirme que la base a été touchée.",
        "la Brigade du Levant",
    ),
    (
        "Un rapport de la Cour des ports est paru. Le rapport affirme que la digue est fendue.",
        "Un rapport de la Cour des ports",
    ),
]

ENGLISH = [
    ("Ruth Calder runs the harbour. Calder said the bridge would reopen.", "Ruth Calder"),
    ("Northmoor mayor Ruth Calder left. Ms. Calder said the bridge would reopen.", "Ruth Calder"),
    ("The mayor of Northmoor, Ruth Calder, said the bridge would reopen.", "Ruth Calder"),
    ("According to Ruth Calder, the bridge will reopen.", "Ruth Calder"),
    ("Ruth Calder met Tom Arden. She said the bridge would reopen.", "Ruth Calder"),
    ("Tom Arden met Ruth Calder. He said the bridge would reopen.", "Tom Arden"),
    ("Ruth Calder left the Northmoor Ledger. She said the bridge would reopen.", "Ruth Calder"),
    ("Witnesses saw the fire. They said the door was open.", "Witnesses"),
    ("“We leave tomorrow,” said Tom Arden. “The road is long,” he said.", "Tom Arden"),
    ("President Tom Arden arrived. The president said he would leave.", "Tom Arden"),
    ("Ruth Calder, the governor of Northmoor, arrived. The governor said she would leave.", "Ruth Calder"),
    ("A man was arrested on Monday. The man said it was false.", "A man"),
    ("The Northmoor Fishing Company closed. The company said ten jobs would go.", "The Northmoor Fishing Company"),
    (
        "Scientists from the University of Northmoor published a study. The researchers said the sea was rising.",
        "Scientists from the University of Northmoor",
    ),
    ("The Free Harbour Organization (FHO) met. The FHO said the port would reopen.", "Free Harbour Organization (FHO)"),
    ("The United States left the talks. The US said the truce would hold.", "United States"),
    ("“I think that the port will reopen,” said Tom Arden.", "Tom Arden"),
    ("The council heard Tom Arden, who said the port would reopen.", "Tom Arden"),
    ("Ruth Calder named an expert who said the dyke would hold.", "an expert"),
    ("Ruth Calder closed the port, saying the dyke was cracked.", "Ruth Calder"),
    ("“The port is closed,” said Tom Arden, adding that the dyke was cracked.", "Tom Arden"),
    ("Tom Arden died on Monday. His family said he was asleep.", "Tom Arden's family"),
    ("Ruth Calder resigned. Calder's critics said she was late.", "Calder's critics"),
    (
        "The World Harbour Body met. According to the World Harbour Body's figures, trade fell.",
        "the figures of the World Harbour Body",
    ),
    (
        "The Northmoor Ledger reported that the bridge was shut. The newspaper said the mayor knew.",
        "The Northmoor Ledger",
    ),
    ("Tom Arden spoke to Ruth Calder. “It is over,” he said.", "Tom Arden"),
    ("Tom Arden and Ruth Calder came. Both officers said the road was shut.", "Tom Arden and Ruth Calder"),
    ("Police closed the road. They said the bridge was unsafe.", "Police"),
    ("The judge, Ellen Marsh, left. The judge said the case was closed.", "Ellen Marsh"),
    ("Prime Minister Tom Arden arrived. Arden denied that he had lied.", "Tom Arden"),
    ("Tom Arden's spokeswoman, Ellen Marsh, said he would stay.", "Tom Arden's spokeswoman, Ellen Marsh"),
]


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french(text: str, expected: str) -> None:
    assert last(text, "fr").source_name == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: str) -> None:
    assert last(text, "en").source_name == expected
