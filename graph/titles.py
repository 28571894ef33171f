"""Titles, roles and descriptors that stand around names, as small data: French and English, folded."""

# Directly before a surname; what follows them, particle included, is a name ("le général de Gaulle").
HONORIFICS = frozenset(
    """
    m mm mr mrs ms mme mlle monsieur madame mademoiselle dr docteur doctor pr prof professeur professor me maitre sir
    dame lord lady general gen colonel col commandant commander capitaine captain lieutenant lt sergeant sgt amiral
    admiral marechal
    """.split()
)

# Before or after a person's name; never part of it.
TITLES = HONORIFICS | frozenset(
    """
    president presidente premier premiere minister ministre vice-president ex-president ancien ancienne ex former
    secretaire secretary generale chief head chef patron patronne pdg ceo depute deputee senateur senatrice senator
    sen congressman congresswoman representative rep gouverneur gouverneure governor gov maire mayor prefet prefete
    procureur procureure prosecutor attorney juge judge justice directeur directrice director chairman chairwoman
    chair porte-parole spokesperson spokesman spokeswoman conseiller conseillere adviser advisor ambassadeur
    ambassadrice ambassador chancelier chanceliere chancellor roi king reine queen prince princesse princess pape
    pope cardinal archbishop bishop eveque avocat avocate lawyer candidat candidate nominee leader dirigeant
    dirigeante militant militante activist journaliste journalist reporter expert experte analyste analyst
    economiste economist historien historienne historian chercheur chercheuse researcher scientist professeure
    entraineur entraineuse coach joueur joueuse player acteur actrice actor actress chanteur chanteuse singer
    ecrivain ecrivaine auteur autrice author elu elue homologue officer republican democrat democratic us uk eu
    american french british russian israeli prime foreign interior defence defense state
    """.split()
)

# Small words within a name; those of PREPOSITIONS also begin a complement ("le maire de Valdor").
PARTICLES = frozenset("de du des d la le van von der den ter ten zu bin ben ibn bint al el da di do dos".split())
PREPOSITIONS = frozenset("de du des d of for at from a au aux chez".split())

# After a name, no part of it.
SUFFIXES = frozenset("jr sr ii iii iv junior senior".split())

# What an outlet or agency is called before or after its name ("la chaîne libanaise Al-Mayadeen", "the newspaper X").
DESCRIPTORS = frozenset(
    """
    chaine journal quotidien quotidienne hebdomadaire mensuel magazine radio television tele site portail agence
    presse media revue channel newspaper paper daily weekly monthly broadcaster station website agency news network
    outlet tabloid wire
    """.split()
)
AGENCY_WORDS = frozenset(["agence", "agency", "wire"])

# What a body is called before its name ("l'association Unédic", "the company Northmoor Mills"); where it may as well be
# a part of the name, as in "agence", "parti", "ministère", it is not here.
BODY_DESCRIPTORS = frozenset(
    """
    association organisation syndicat groupe entreprise societe compagnie firme operateur fournisseur ong collectif
    mouvement constructeur geant start-up startup multinationale plateforme marque fabricant laboratoire studio
    organization company firm group union operator provider giant maker movement charity ngo nonprofit
    chaine journal quotidien hebdomadaire magazine channel newspaper
    """.split()
)

# After the name of a firm, no part of it.
LEGAL_FORMS = frozenset("corporation corp inc incorporated ltd limited llc plc sa sas sarl gmbh ag spa nv oyj".split())

# Publishers, bodies and documents so called by small words alone are others in every text ("la police").
COMMON = frozenset("de du des d la le les l of the a an un une et and sa son ses leur its his her their".split())

# Before a noun at the beginning of a sentence, its capital makes no name ("Certains journaux", "Several groups").
DETERMINERS = frozenset(
    """
    certains certaines plusieurs aucun aucune quelques tous toutes toute tout chaque autres autre deux trois quatre
    ce cet cette ces nos notre some several many most all no other another each every this that these those two three
    """.split()
)

# Bodies that are others in every text even with a capital ("la Mairie", "the Court").
BODIES = frozenset(
    """
    mairie ville prefecture ministere cour tribunal conseil commission parlement senat assemblee universite hopital
    association societe groupe parti etat gouvernement police justice direction departement region commune syndicat
    federation comite agence office autorite autorites parquet presidence organisation entreprise compagnie club ecole
    council court board ministry department company university hospital parliament senate congress house government
    state city county party union committee administration authority authorities organization school association
    """.split()
)

# Documents that go by the name that follows them directly ("le rapport Brundtland", "la loi Évin") …
NAMED_BEFORE = frozenset("rapport loi accord accords convention charte amendement circulaire traite plan".split())
# … or, as a proper name, by the one before ("the Mueller Report").
NAMED_AFTER = frozenset("Report Act Bill Treaty Charter Convention Accord Accords Agreement Plan Memo".split())
