"""English nouns whose plural no rule tells, as data for `english_plurals.py`.

All words are in lower case. Where two plurals are in use both stand here, the usual one
first: labels are made of all of them, and the rarer one costs nothing.
"""

IRREGULAR: dict[str, tuple[str, ...]] = {
    word: tuple(plurals.split("/"))
    for word, plurals in (
        pair.split("=")
        for pair in """
        ox=oxen foot=feet tooth=teeth goose=geese mouse=mice/mouses
        louse=lice die=dice/dies penny=pennies/pence
        quiz=quizzes whiz=whizzes fez=fezzes gas=gases/gasses bus=buses/busses yes=yeses biz=bizzes
        passerby=passersby/passerbys
        money=moneys/monies smiley=smileys/smilies
        criterion=criteria/criterions phenomenon=phenomena/phenomenons automaton=automata/automatons
        polyhedron=polyhedra/polyhedrons ganglion=ganglia
        matrix=matrices/matrixes appendix=appendices/appendixes index=indices/indexes vertex=vertices/vertexes
        vortex=vortices/vortexes apex=apices/apexes codex=codices cortex=cortices helix=helices/helixes
        directrix=directrices radix=radices
        alumnus=alumni alumna=alumnae stimulus=stimuli nucleus=nuclei bacillus=bacilli locus=loci
        cactus=cacti/cactuses focus=focuses/foci fungus=fungi/funguses syllabus=syllabuses/syllabi
        radius=radii/radiuses terminus=termini/terminuses thesaurus=thesauruses/thesauri
        octopus=octopuses/octopi hippopotamus=hippopotamuses/hippopotami abacus=abacuses/abaci
        stratus=strati calculus=calculuses/calculi genus=genera corpus=corpora/corpuses
        datum=data medium=media/mediums curriculum=curricula/curriculums
        memorandum=memorandums/memoranda addendum=addenda/addendums erratum=errata bacterium=bacteria stratum=strata
        ovum=ova desideratum=desiderata symposium=symposiums/symposia millennium=millennia/millenniums
        referendum=referendums/referenda honorarium=honorariums/honoraria moratorium=moratoriums/moratoria
        emporium=emporiums/emporia consortium=consortia/consortiums compendium=compendiums/compendia
        spectrum=spectra/spectrums quantum=quanta optimum=optima/optimums maximum=maximums/maxima
        minimum=minimums/minima stadium=stadiums/stadia aquarium=aquariums/aquaria podium=podiums/podia
        gymnasium=gymnasiums/gymnasia auditorium=auditoriums/auditoria forum=forums/fora
        sanatorium=sanatoriums/sanatoria crematorium=crematoriums/crematoria ultimatum=ultimatums/ultimata
        momentum=momenta/momentums continuum=continua/continuums interregnum=interregnums/interregna
        formula=formulas/formulae antenna=antennas/antennae persona=personas/personae nebula=nebulae/nebulas
        larva=larvae vertebra=vertebrae alga=algae
        schema=schemas/schemata stigma=stigmas/stigmata dogma=dogmas/dogmata lemma=lemmas/lemmata
        testis=testes iris=irises
        cherub=cherubs/cherubim seraph=seraphs/seraphim kibbutz=kibbutzim
        bureau=bureaus/bureaux plateau=plateaus/plateaux chateau=chateaus/chateaux tableau=tableaux/tableaus
        lens=lenses summons=summonses mews=mews
        loaf=loaves thief=thieves sheaf=sheaves half=halves elf=elves self=selves beef=beefs/beeves
        scarf=scarves/scarfs wharf=wharves/wharfs hoof=hooves/hoofs dwarf=dwarfs/dwarves staff=staffs
        handkerchief=handkerchiefs/handkerchieves turf=turfs/turves
        """.split()
    )
}
"""Word → its plurals."""

ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("person", ("people", "persons")),
    ("child", ("children",)),
    ("woman", ("women",)),
    ("man", ("men",)),
    ("foot", ("feet",)),
    ("tooth", ("teeth",)),
    ("goose", ("geese",)),
    ("mouse", ("mice",)),
    ("leaf", ("leaves",)),
    ("loaf", ("loaves",)),
    ("wolf", ("wolves",)),
    ("calf", ("calves",)),
    ("thief", ("thieves",)),
    ("shelf", ("shelves",)),
    ("self", ("selves",)),
    ("knife", ("knives",)),
    ("wife", ("wives",)),
    ("life", ("lives", "lifes")),
    ("trix", ("trices", "trixes")),
    ("sis", ("ses",)),
    ("xis", ("xes",)),
)
"""How words end that are made of another one, and how their plurals end."""

NOT_MADE_OF_MAN = frozenset(
    "human roman german norman ottoman talisman shaman caiman cayman brahman ataman doberman mussulman "
    "turkoman herman toman dolman ramen mongoose superhuman subhuman nonhuman chassis".split()
)
"""Words that only look as if they had one of these endings."""

TWO_PLURALS_IN_O = frozenset(
    "potato tomato hero superhero antihero echo veto embargo torpedo mosquito buffalo cargo tornado volcano domino "
    "zero motto mango memento halo grotto ghetto desperado innuendo no go flamingo peccadillo banjo archipelago "
    "manifesto fresco lingo mulatto negro jingo dingo calico commando lasso proviso salvo stucco tuxedo".split()
)
"""-oes and -os; all other words in -o take a plain s (intros, memos, portfolios)."""

HARD_CH = frozenset("monarch patriarch matriarch oligarch eunuch epoch stomach loch czech mach bach".split())
"""Words in -ch that take a plain s, besides all that end in -tech."""

SAME_IN_PLURAL = frozenset(
    "sheep deer reindeer moose elk bison swine fish shellfish starfish salmon trout cod squid shrimp series species "
    "means headquarters crossroads barracks gallows chassis corps rendezvous aircraft spacecraft hovercraft "
    "watercraft offspring police cattle people folk kudos precis".split()
)

UNCOUNTABLE = frozenset(
    "advice agriculture air applause baggage bedding bread butter cash chaos cheese chess childcare clothing "
    "compliance coal cotton courage cutlery dirt dust economics electricity equipment ethics evidence expertise "
    "feedback firmware flour fun furniture garbage gold gossip gratitude guidance hair happiness hardware "
    "health healthcare homework honesty housework housing hygiene information infrastructure integrity "
    "intelligence jewelry knowledge labor labour laughter leisure literacy litter logistics luck luggage machinery "
    "mail mathematics mayhem milk mud music news notoriety nudity nutrition overtime oxygen patience pay payroll "
    "peace pepper pollution poverty progress psychology publicity punctuation rain research rice rubbish safety "
    "salt sand scenery seniority shambles shopping silk silver smallpox chickenpox snow software spaghetti "
    "staffing stamina stuff sugar "
    "teamwork telework tennis thunder timber traffic transportation trash unemployment violence "
    "warmth water wealth weather welfare wildlife wood wool work".split()
)
"""Words without a plural of their own, or whose plural is another word: *pays*, *works*, *researches* are verbs."""

PLURAL_ALREADY = frozenset(
    "people children men women feet teeth mice geese oxen dice lice criteria phenomena data media alumni alumnae "
    "stimuli nuclei curricula memoranda addenda errata bacteria strata analyses crises theses hypotheses axes "
    "matrices indices appendices vertices pence cacti foci fungi syllabi radii these those they we us them you "
    "taxis".split()
)
"""Irregular plurals, which take none again."""

SINGULAR_IN_S = frozenset("gas bias alias atlas canvas christmas pancreas cutlas texas kansas lens summons".split())
"""Singular words that end like a plural; others end in -ss, -us, -is or -os."""
