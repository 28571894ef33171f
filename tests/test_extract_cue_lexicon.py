"""The cue lexicon: forms and what they are forms of, words with a tail or a clitic, and what every entry must be."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from ingest.extract.cue_lexicon import CLASSES, FRAME_PREFIXES, FRAMES, PARTS, CueEntry, cue_lexicon
from ingest.extract.tokens import tokenize

LANGUAGES = Path(__file__).parent.parent / "ingest" / "extract" / "languages"

FRENCH_VERBS = """
affirmer finite: affirme affirmes affirmons affirmez affirment affirmais affirmions
affirmer finite: affirma affirmâmes affirmèrent affirmera affirmerait
avouer finite: avouât avouèrent
affirmer participle: affirmé affirmée affirmés affirmées
annoncer finite: annonce annonçons annonçait annonça annoncions annoncèrent annoncera
annoncer gerund: annonçant
juger finite: juge jugeons jugeait jugea jugions jugèrent
exiger gerund: exigeant
appeler finite: appelle appelons appellent appellera appellerait appelait appela appeliez
rappeler finite: rappelle rappellent rappelait rappellerait rappela
rejeter finite: rejette rejetons rejettera rejetait
marteler finite: martèle martelait martèlera martela
révéler finite: révèle révélait révélera révèlera révéleront
répéter finite: répète répétons répètent
suggérer finite: suggère suggérait suggérera suggèrera
célébrer finite: célèbre célébrait
alléguer finite: allègue alléguait allégua
alléguer gerund: alléguant
employer finite: emploie employait emploiera
appuyer finite: appuie appuyait appuiera
essayer finite: essaie essaye essaiera essayera
renvoyer finite: renvoie renverra renvoyait
nier finite: nie niions niiez niait nia nieront
crier finite: crie criiez criait
interpeller finite: interpelle interpellait
avertir finite: avertis avertit avertissons avertissent avertissait avertira avertisse avertîmes avertirent
avertir participle: averti avertie avertis averties
garantir gerund: garantissant
dire finite: dis dit disons dites disent disait dira dirait dise disiez dîmes dirent
dire participle: dit dite dits dites
contredire finite: contredisez contredit contredisait
prédire finite: prédisez prédit
maudire finite: maudissait maudit
écrire finite: écris écrit écrivons écrivent écrivait écrivit écrivirent écrive écrira
écrire participle: écrit écrite écrits écrites
décrire gerund: décrivant
faire finite: fais fait faisons faites font fit firent fera ferait fasse fassions faisait
croire finite: crois croit croyons croient crut croyait croyions croira crûmes
voir finite: vois voit voyons voient vit virent verra verrait voyait
prévoir finite: prévoit prévoyait prévoira prévit
savoir finite: sais sait savons savent sut saura sache sachions savait sachons
vouloir finite: veux veut voulons veulent voulut voudrait veuille voulions veuillez
prétendre finite: prétend prétendons prétendait prétendit prétendra prétende
répondre finite: réponds répond répondait répondit répondirent
apprendre finite: apprend apprennent apprit apprenait apprenne apprendra
apprendre participle: appris apprise apprises
admettre finite: admet admettent admit admirent admettait
promettre participle: promis promise promises
soutenir finite: soutient soutiennent soutint soutinrent soutînmes soutiendra soutienne soutenait
prévenir finite: prévient prévint préviendra
convenir participle: convenu convenue convenus convenues
démentir finite: démens dément démentait démentit démentira démente
démentir participle: démenti démentie
découvrir finite: découvre découvrit découvrait
découvrir participle: découvert découverte
reconnaître finite: reconnaît reconnait reconnaissent reconnut reconnaîtra reconnaissait
reconnaître participle: reconnu reconnue
craindre finite: crains craint craignons craignait craignit craindra craigne
interviewer finite: interviewe interviewait
grommeler finite: grommelle grommelait
s'élever finite: élève élèvera élevait
se plaindre finite: plaint plaignait plaignirent
enjoindre finite: enjoint enjoignait
conclure finite: conclut concluait conclura conclue
conclure participle: conclu conclue
convaincre finite: convainc convainquent convainquit convaincra
poursuivre finite: poursuit poursuivait poursuivit
percevoir finite: perçoit perçoivent perçut percevait percevra
traduire finite: traduit traduisait traduisit
débattre finite: débat débattait débattit
se réjouir finite: réjouis réjouit réjouissait
se réjouir participle: réjoui réjouie
s'émouvoir finite: émeut émeuvent émut émouvait
haïr finite: hait haïssait haïront
ouvrir participle: ouvert
requérir finite: requiert requérait requit requerra
interdire finite: interdit interdisez interdisait
se souvenir finite: souvient souvint
"""

ENGLISH_VERBS = """
quiz finite: quizzes quizzed
gainsay finite: gainsaid
strive participle: striven
say finite: say says said
say participle: said
say gerund: saying
tell finite: tells told
admit finite: admits admitted
admit gerund: admitting
quip finite: quips quipped
quip gerund: quipping
submit participle: submitted
refer finite: refers referred
infer gerund: inferring
concur finite: concurred
demur finite: demurred
rebut participle: rebutted
regret gerund: regretting
blog finite: blogged
nod finite: nodded
plan finite: planned
plan gerund: planning
signal finite: signaled signalled
signal gerund: signaling signalling
label participle: labeled labelled
counsel finite: counseled counselled
marvel finite: marveled marvelled
emphasize finite: emphasizes emphasized emphasises emphasised
emphasize gerund: emphasizing emphasising
criticize participle: criticized criticised
analyze finite: analyzed analysed
apologize infinitive: apologize apologise
deny finite: denies denied
deny gerund: denying
reply finite: replies replied
clarify participle: clarified
imply finite: implied
worry finite: worries worried
say infinitive: say
convey finite: conveys conveyed
stress finite: stresses stressed
teach finite: teaches taught
preach finite: preaches preached
wish finite: wishes wished
agree gerund: agreeing
disagree finite: disagrees disagreed
decree participle: decreed
foresee finite: foresees foresaw
foresee participle: foreseen
foresee gerund: foreseeing
lie finite: lies lied
lie gerund: lying
write finite: writes wrote
write participle: written
write gerund: writing
swear finite: swore
swear participle: sworn
know finite: knew
think finite: thinks thought
find participle: found
hold finite: holds held
mean finite: meant
mislead finite: misled
forecast participle: forecast forecasted
forbid finite: forbade
forbid gerund: forbidding
beseech finite: besought
choose participle: chosen
choose gerund: choosing
speak finite: spoke
speak participle: spoken
show participle: shown showed
see participle: seen
hear finite: heard
forget participle: forgotten
forget gerund: forgetting
understand finite: understood
argue gerund: arguing
argue finite: argued
echo finite: echoes echoed
mimic gerund: mimicking
insist finite: insisted
whisper finite: whispered
whisper gerund: whispering
mutter finite: muttered
explain gerund: explaining
proclaim finite: proclaimed
comment gerund: commenting
question finite: questioned
doubt gerund: doubting
shout gerund: shouting
scoff finite: scoffed
boast finite: boasted
vow finite: vowed
vow gerund: vowing
sob finite: sobbed
brag gerund: bragging
tweet finite: tweeted
plead finite: pleaded pled
prove participle: proven proved
bid finite: bade bid
"""

FRENCH_NOMINALS = """
annonce noun-singular: annonce
annonce noun-plural: annonces
aveu noun-plural: aveux
propos noun-singular: propos
convaincu adjective: convaincu convaincue convaincus convaincues
inquiet adjective: inquiet inquiète inquiets inquiètes
heureux adjective: heureux heureuse heureuses
fier adjective: fier fière fières
formel adjective: formel formelle
affirmatif adjective: affirmatif affirmative
sceptique adjective: sceptique sceptiques
jaloux adjective: jaloux jalouse
selon invariable: selon
"""

ENGLISH_NOMINALS = """
claim noun-plural: claims
allegation noun-singular: allegation
theory noun-plural: theories
hypothesis noun-plural: hypotheses
speech noun-plural: speeches
adamant adjective: adamant
reportedly invariable: reportedly
"""


def rows(language: str, table: str) -> list[tuple[str, str, str, str]]:
    found = []
    for line in table.strip().splitlines():
        head, _, forms = line.partition(":")
        lemma, kind = head.rsplit(" ", 1)
        found += [(language, lemma, kind, form) for form in forms.split()]
    return found


ROWS = [
    *rows("fr", FRENCH_VERBS),
    *rows("fr", FRENCH_NOMINALS),
    *rows("en", ENGLISH_VERBS),
    *rows("en", ENGLISH_NOMINALS),
]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_form_leads_to_its_lemma(language: str) -> None:
    entries = cue_lexicon(language).entries
    table = [row for row in ROWS if row[0] == language]
    missing = [
        (lemma, kind, form)
        for _, lemma, kind, form in table
        if (lemma, kind) not in {(entry.lemma, entry.form) for entry in entries.get(form, ())}
    ]
    assert len(table) >= 100
    assert missing == []


@pytest.mark.parametrize(
    ("language", "form"),
    [
        *(
            ("fr", form)
            for form in "annoncait jugons appèle rejète affirmissent craindais voyerons fois prenda".split()
        ),
        *(("en", form) for form in "sayed telled admited quiping replyed wispered commentting clarifys bes".split()),
    ],
)
def test_what_is_no_form(language: str, form: str) -> None:
    assert form not in cue_lexicon(language).entries


# -- words with a tail or a clitic ---------------------------------------------------------------------------------


def found(language: str, text: str) -> set[tuple[str, str]]:
    """The lemmas that the text raises with the words each covers, from the longest alone at each word."""
    words = [token.low for token in tokenize(text, language)]
    lexicon = cue_lexicon(language)
    return {
        (entry.lemma, " ".join(words[at:end]))
        for at in range(len(words))
        for entry, end in lexicon.candidates(words, at)
    }


@pytest.mark.parametrize(
    ("language", "text", "lemma", "covered"),
    [
        ("fr", "Le Phare du Nord a fait savoir qu'il fermait.", "faire savoir", "fait savoir"),
        ("fr", "Elle laissait clairement entendre que non.", "laisser entendre", "laissait clairement entendre"),
        ("fr", "Ils ont mis en garde la ville.", "mettre en garde", "mis en garde"),
        (
            "fr",
            "Les pêcheurs tirent la sonnette d’alarme.",
            "tirer la sonnette d'alarme",
            "tirent la sonnette d' alarme",
        ),
        ("fr", "Il s'est indigné de la lenteur.", "s'indigner", "indigné"),
        ("fr", "Nous nous réjouissons de l'accord.", "se réjouir", "réjouissons"),
        ("fr", "Il s'en est pris à la maire.", "s'en prendre", "pris"),
        ("fr", "D'après elle, rien n'a bougé.", "d'après", "d' après"),
        ("fr", "À en croire le maire, tout va bien.", "à en croire", "à en croire"),
        ("fr", "Aux yeux du comité, c'est trop.", "aux yeux de", "aux yeux du"),
        ("fr", "une mise en garde du comité", "mise en garde", "mise en garde"),
        ("fr", "des prises de position tardives", "prise de position", "prises de position"),
        ("en", "She pointed out that it rained.", "point out", "pointed out"),
        ("en", "He went on to say that it rained.", "go on to say", "went on to say"),
        ("en", "The mayor made it clear that it rained.", "make it clear", "made it clear"),
        ("en", "The mayor made the terms clear.", "make * clear", "made the terms clear"),
        ("en", "In the words of the mayor, it rained.", "in the words of", "in the words of"),
        ("en", "In the old mayor's view, it rained.", "in * view", "in the old mayor 's view"),
        ("en", "According to the mayor, it rained.", "according to", "according to"),
        ("en", "They hit back at the mayor.", "hit back", "hit back"),
        ("en", "They described the mayor as tired.", "describe * as", "described the mayor as"),
    ],
)
def test_words_with_a_tail_or_a_clitic(language: str, text: str, lemma: str, covered: str) -> None:
    assert (lemma, covered) in found(language, text)


@pytest.mark.parametrize(
    ("language", "text", "lemma"),
    [
        ("fr", "Il a fait beau savoir ou pas.", "faire savoir"),
        ("fr", "Le comité indigné écrit.", "s'indigner"),
        ("fr", "Il prend le train.", "prendre la parole"),
        ("en", "She pointed the way out.", "point out"),
        ("en", "In the", "in * view"),
    ],
)
def test_what_is_not_raised(language: str, text: str, lemma: str) -> None:
    assert lemma not in {name for name, _ in found(language, text)}


# -- classes and frames --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "form", "lemma", "cue_class", "frames"),
    [
        ("fr", "déclare", "déclarer", "say", {"clause", "quote", "infinitive", "noun", "addressee"}),
        ("fr", "ajoute", "ajouter", "weak", {"clause", "quote"}),
        ("fr", "exhorte", "exhorter", "say", {"object+infinitive:à"}),
        ("fr", "qualifie", "qualifier", "say", {"object+as:de"}),
        ("fr", "demande", "demander", "say", {"infinitive:de", "question", "addressee"}),
        ("fr", "indigne", "s'indigner", "say", {"reflexive", "quote"}),
        ("fr", "estime", "estimer", "say", {"clause", "quote"}),
        ("fr", "estime", "estimer", "belief", {"clause"}),
        ("fr", "veut", "vouloir", "belief", {"clause", "infinitive"}),
        ("en", "said", "say", "say", {"clause", "quote"}),
        ("en", "told", "tell", "weak", {"object", "clause"}),
        ("en", "urged", "urge", "say", {"object+infinitive:to"}),
        ("en", "described", "describe", "say", {"object+as:as"}),
        ("en", "hopes", "hope", "belief", {"infinitive:to", "clause"}),
        ("en", "called", "call", "weak", {"object+as:adjective"}),
        ("en", "wants", "want", "belief", {"infinitive:to", "object+infinitive:to"}),
    ],
)
def test_classes_and_frames(language: str, form: str, lemma: str, cue_class: str, frames: set[str]) -> None:
    entries = [
        entry for entry in cue_lexicon(language).entries[form] if (entry.lemma, entry.cue_class) == (lemma, cue_class)
    ]
    assert entries
    assert all(entry.frames >= frames for entry in entries)


# -- every entry ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_entry_is_valid(language: str) -> None:
    lexicon = cue_lexicon(language)
    wrong = [(form, entry) for form, entries in lexicon.entries.items() for entry in entries if not valid(form, entry)]
    assert wrong == []


def valid(form: str, entry: CueEntry) -> bool:
    return (
        form == form.lower().strip()
        and bool(form)
        and entry.part in PARTS
        and entry.cue_class in CLASSES
        and bool(entry.frames)
        and all(frame in FRAMES or frame.startswith(FRAME_PREFIXES) for frame in entry.frames)
        and (entry.part == "locution") <= bool(entry.tail or entry.clitic)
        and ("reflexive" in entry.frames) == entry.clitic.startswith("se")
    )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_group_names_a_word_twice(language: str) -> None:
    data = tomllib.loads((LANGUAGES / f"cues.{language}.toml").read_text(encoding="utf-8"))
    groups = [(group["part"], [" ".join(word.split()) for word in group["words"].split(",")]) for group in data["cues"]]
    assert all(words and all(words) for _, words in groups)
    assert [word for _, words in groups for word, times in Counter(words).items() if times > 1] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_entry_stands_twice(language: str) -> None:
    entries = cue_lexicon(language).entries
    assert [form for form, found in entries.items() if max(Counter(found).values()) > 1] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_word_of_saying_is_not_weak_too(language: str) -> None:
    entries = {entry for found in cue_lexicon(language).entries.values() for entry in found}
    says, weak = (
        {(entry.lemma, entry.part) for entry in entries if entry.cue_class == name} for name in ("say", "weak")
    )
    assert says & weak == set()


@pytest.mark.parametrize(("language", "verbs", "nouns"), [("fr", 1200, 250), ("en", 1800, 350)])
def test_the_class_is_open(language: str, verbs: int, nouns: int) -> None:
    entries = [entry for found in cue_lexicon(language).entries.values() for entry in found]
    assert len({entry.lemma for entry in entries if entry.part in ("verb", "locution")}) >= verbs
    assert len({entry.lemma for entry in entries if entry.part == "noun"}) >= nouns


def test_it_is_read_once() -> None:
    assert cue_lexicon("fr") is cue_lexicon("fr")
