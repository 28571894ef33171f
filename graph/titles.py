"""Titles, roles and descriptors that stand around names, as small data: French and English, folded."""

# Before or after a person's name; never part of it.
TITLES = frozenset(
    """
    m mr mrs ms mme mlle mm monsieur madame dr docteur doctor pr prof professeur professor me maitre sir dame
    lord lady president presidente premier premiere minister ministre vice-president ex-president ancien
    ancienne ex former secretaire secretary general generale gen colonel col commandant commander capitaine
    captain lieutenant lt sergeant sgt amiral admiral marechal depute deputee senateur senatrice senator sen
    congressman congresswoman representative rep gouverneur gouverneure governor gov maire mayor prefet prefete
    procureur prosecutor attorney juge judge justice directeur directrice director chef chief head patron
    patronne pdg ceo chairman chairwoman chair porte-parole spokesperson spokesman spokeswoman conseiller
    conseillere adviser advisor ambassadeur ambassadrice ambassador chancelier chanceliere chancellor roi king
    reine queen prince princess pape pope cardinal archbishop bishop eveque avocat avocate lawyer candidat
    candidate nominee leader dirigeant dirigeante militant militante activist journaliste journalist reporter
    expert experte analyste analyst economiste economist historien historian chercheur chercheuse researcher
    scientist professeure entraineur coach joueur joueuse player acteur actrice actor actress chanteur chanteuse
    singer ecrivain auteur author elu elue homologue republican democrat democratic us uk eu american
    french british russian prime foreign interior defence defense state
    """.split()
)

# Small words within a name.
PARTICLES = frozenset(
    """
    de du des d la le van von der den bin ben ibn al el da di dos
    """.split()
)

# What an outlet or agency is called before its name ("la chaîne libanaise Al-Mayadeen", "the newspaper X").
DESCRIPTORS = frozenset(
    """
    chaine journal quotidien hebdomadaire mensuel magazine radio television site agence presse media revue
    channel newspaper daily weekly monthly broadcaster station website agency news network outlet tabloid wire
    """.split()
)

# Organizations so called by a common noun alone are another one in every text ("la police", "the company").
COMMON = frozenset(
    """
    de du des d la le les l of the a an un une et and
    """.split()
)
