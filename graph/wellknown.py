"""Bodies that have several names, as small curated data: one line a body, the key first, then its other names.

Names are as reporters write them in French and English; the first gives the source its id, so a line may grow but its
first name stays. Only names that mean one body and nothing else are here ("la Défense" is not).
"""

from functools import lru_cache

from graph.words import name_key

_BODIES = """
Pentagone · Pentagon · département américain de la Défense · US Department of Defense
Maison-Blanche · Maison Blanche · White House
Nations unies · ONU · Organisation des Nations unies · United Nations · UN
OTAN · NATO · Organisation du traité de l'Atlantique nord · North Atlantic Treaty Organization
OMS · Organisation mondiale de la santé · World Health Organization · WHO
Union européenne · UE · European Union · EU
Commission européenne · European Commission
Kremlin
Vatican · Saint-Siège · Holy See
FMI · Fonds monétaire international · International Monetary Fund · IMF
Banque mondiale · World Bank
AIEA · Agence internationale de l'énergie atomique · International Atomic Energy Agency · IAEA
Croix-Rouge · Red Cross
Amnesty International
Human Rights Watch · HRW
AFP · Agence France-Presse
Reuters
Associated Press · AP
États-Unis · Etats-Unis · United States · USA
Royaume-Uni · United Kingdom · UK
"""

# What is an agency by its own name, whatever a text calls it.
AGENCIES = frozenset(["afp", "reuters", "associated press", "xinhua", "tass", "anadolu", "efe", "dpa", "ansa", "belga"])


@lru_cache(maxsize=1)
def _keys() -> dict[str, str]:
    keys: dict[str, str] = {}
    for line in _BODIES.strip().splitlines():
        names = [name_key(name) for name in line.split(" · ")]
        keys |= dict.fromkeys(names, names[0])
    return keys


def known_key(key: str) -> str:
    """The key of the body that a name's key belongs to; the key itself for a name that is not in the table.

    >>> known_key("white house"), known_key("mairie de valdor")
    ('maison blanche', 'mairie de valdor')
    """
    return _keys().get(key, key)


def well_known(key: str) -> bool:
    """Whether a name's key is in the table: then it means that body and nothing else."""
    return key in _keys()
