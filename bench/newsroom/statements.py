"""What is said in a world: topics, each in several wordings in two languages, some with a figure.

A topic's wordings say the same; `{n}` is its figure, `{p}` a place, `{q}` another. `scope` puts the figure into another
period, which makes another claim of the same family.
"""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Topic:
    """Wordings by language, the plain one first, then paraphrases."""

    fr: tuple[str, ...]
    en: tuple[str, ...]
    least: int = 0  # the range of the figure; 0: it has none
    most: int = 0

    def wordings(self, language: str) -> tuple[str, ...]:
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True, slots=True)
class Statement:
    """A topic with its places and its figure: one claim."""

    key: str
    topic: Topic
    place: str
    near: str
    figure: int
    scope: tuple[str, str] = ("", "")

    def say(self, language: str, wording: int = 0, *, about: bool = False) -> str:
        """The claim in words; `about` rounds its figure."""
        forms = self.topic.wordings(language)
        number = f"{self.figure}"
        if about:
            rounded = round(self.figure, -1) if self.figure >= 20 else self.figure
            above, below = ("environ", "environ") if language == "fr" else ("about", "about")
            number = f"{above if rounded <= self.figure else below} {rounded}"
        words = forms[wording % len(forms)].format(n=number, p=self.place, q=self.near)
        return words + self.scope[language == "en"]


def statement(random: Random, key: str, place: str, near: str, *, figure: bool | None = None) -> Statement:
    """A statement on a topic drawn at random; `figure` asks for one with (without) a number."""
    topics = [topic for topic in TOPICS if figure is None or bool(topic.most) == figure]
    topic = random.choice(topics)
    number = random.randint(topic.least, topic.most) if topic.most else 0
    if number and number % 10 == 0:
        number += random.randint(1, 4)
    return Statement(key, topic, place, near, number)


TOPICS = (
    Topic(("{n} maisons de {p} ont été détruites par la crue du fleuve",
           "la crue du fleuve a détruit {n} maisons à {p}"),
          ("{n} houses in {p} were destroyed by the river flood", "the river flood destroyed {n} houses in {p}"), 21, 890),
    Topic(("{n} ouvriers de la scierie de {p} ont perdu leur emploi cet hiver",
           "la scierie de {p} a supprimé l'emploi de {n} ouvriers cet hiver"),
          ("{n} workers of the {p} sawmill lost their jobs this winter",
           "the sawmill in {p} cut the jobs of {n} workers this winter"), 21, 700),
    Topic(("l'incendie de la raffinerie de {p} a fait {n} blessés", "{n} blessés ont été recensés après l'incendie de la raffinerie de {p}"),
          ("the fire at the {p} refinery left {n} people injured", "{n} people were injured in the fire at the {p} refinery"), 21, 290),
    Topic(("{n} cas de rougeole ont été recensés dans les écoles de {p}", "les écoles de {p} comptent {n} cas de rougeole"),
          ("{n} measles cases were recorded in the schools of {p}", "the schools of {p} recorded {n} cases of measles"), 21, 480),
    Topic(("{n} camions restent bloqués à la frontière près de {p}", "près de {p}, {n} camions sont toujours bloqués à la frontière"),
          ("{n} trucks remain stuck at the border near {p}", "near {p}, {n} trucks are still stuck at the border"), 21, 950),
    Topic(("les inondations ont contraint {n} familles à quitter {p}", "{n} familles ont dû quitter {p} à cause des inondations"),
          ("flooding forced {n} families to leave {p}", "{n} families had to leave {p} because of the flooding"), 21, 980),
    Topic(("la grève a entraîné l'annulation de {n} vols à l'aéroport de {p}", "{n} vols ont été annulés à l'aéroport de {p} à cause de la grève"),
          ("the strike led to the cancellation of {n} flights at {p} airport", "{n} flights were cancelled at {p} airport because of the strike"), 21, 380),
    Topic(("le nouveau tramway de {p} coûtera {n} millions d'euros", "il faudra {n} millions d'euros pour construire le nouveau tramway de {p}"),
          ("the new tramway in {p} will cost {n} million euros", "building the new tramway in {p} will take {n} million euros"), 21, 880),
    Topic(("la digue de {p} tiendra pendant tout l'hiver prochain", "la digue de {p} résistera tout l'hiver prochain"),
          ("the dyke at {p} will hold throughout next winter", "throughout next winter the dyke at {p} will hold")),
    Topic(("le pont de {p} sera fermé à la circulation jusqu'au printemps", "la circulation sera interdite jusqu'au printemps sur le pont de {p}"),
          ("the {p} bridge will be closed to traffic until spring", "traffic will be banned from the {p} bridge until spring")),
    Topic(("les analyses ont révélé du plomb dans l'eau potable de {p}", "du plomb a été trouvé dans l'eau potable de {p} lors des analyses"),
          ("tests found lead in the drinking water of {p}", "lead was found by tests in the drinking water of {p}")),
    Topic(("le maire sortant de {p} renonce à se présenter aux élections municipales", "aux élections municipales, le maire sortant de {p} ne sera pas candidat"),
          ("the outgoing mayor of {p} will not stand in the municipal elections", "in the municipal elections the outgoing mayor of {p} will not be a candidate")),
    Topic(("le contrat de la mine de {p} a été signé sans appel d'offres", "aucun appel d'offres n'a précédé la signature du contrat de la mine de {p}"),
          ("the contract for the {p} mine was signed without a tender", "no tender preceded the signing of the contract for the {p} mine")),
    Topic(("l'usine de {p} rejetait des solvants dans la rivière depuis des années", "depuis des années l'usine de {p} rejetait ses solvants dans la rivière"),
          ("the {p} plant had been dumping solvents into the river for years", "for years the plant in {p} had been dumping solvents into the river")),
    Topic(("les négociations de {p} sur le partage des eaux sont rompues", "les négociations sur le partage des eaux menées à {p} ont été rompues"),
          ("the {p} talks on sharing the waters have broken down", "talks held in {p} on sharing the waters have broken down")),
    Topic(("le train de nuit entre {p} et {q} reprendra en septembre", "entre {p} et {q}, le train de nuit circulera de nouveau en septembre"),
          ("the night train between {p} and {q} will resume in September", "between {p} and {q} the night train will run again in September")),
)  # fmt: skip
SCOPES = ((" depuis janvier", " since January"), (" au mois de mars", " in March"))

_FILL = {
    "fr": (
        "La place du marché était presque vide {w} à {p}.", "Les commerçants de {p} ont rouvert {w} leurs étals.",
        "Une pluie fine tombait {w} sur les toits de {p}.", "Le conseil municipal siège {w} dans l'ancienne halle de {p}.",
        "Aucune date n'est fixée pour la prochaine réunion à {p}.", "La route principale de {p} longe la vallée sur trente kilomètres.",
        "Le dossier occupe les élus de {p} depuis l'automne.", "Des barrières bordaient {w} les quais de {p}.",
        "La bibliothèque de {p} fermera plus tôt {w}.", "Le musée de {p} prépare une exposition sur les métiers du bois.",
        "Les bus circulaient normalement {w} autour de {p}.", "Une fanfare a défilé {w} devant la gare de {p}.",
    ),
    "en": (
        "The market square was almost empty {w} in {p}.", "Shopkeepers of {p} reopened their stalls {w}.",
        "A light rain fell {w} over the roofs of {p}.", "The town council sits {w} in the old hall of {p}.",
        "No date has been set for the next meeting in {p}.", "The main road of {p} follows the valley for thirty kilometres.",
        "The matter has occupied the councillors of {p} since autumn.", "Barriers lined the quays of {p} {w}.",
        "The library in {p} will close earlier {w}.", "The museum of {p} is preparing an exhibition on woodworking.",
        "Buses were running normally {w} around {p}.", "A brass band marched {w} past the station of {p}.",
    ),
}  # fmt: skip
_WHEN = {
    "fr": "lundi matin · mardi soir · mercredi · jeudi après-midi · vendredi · samedi à midi · dimanche".split(" · "),
    "en": "on Monday morning · on Tuesday night · on Wednesday · on Thursday afternoon · on Friday · at noon on Saturday · on Sunday".split(" · "),
}  # fmt: skip


def scenery(random: Random, language: str, place: str, sentences: int, *, used: set[str]) -> list[str]:
    """Sentences of the outlet's own that state no claim, none of them `used` (they are added to it)."""
    chosen = random.sample([one for one in _FILL[language] if one not in used], sentences)
    used.update(chosen)
    return [one.format(p=place, w=random.choice(_WHEN[language])) for one in chosen]
