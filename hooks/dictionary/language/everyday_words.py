"""Words that everybody uses every day, in many senses: as labels they would link where nothing is meant by them.

The lists are short on purpose. What is rarer than these words is left to the judgment of
whoever writes an entry.
"""

from collections.abc import Collection

from dictionary.language.folding import is_exact

ENGLISH = frozenset(
    """
    a about above across after again against all almost alone along already also although always am among an and
    another any anybody anyone anything are around as at away back be because been before behind being below beside
    best better between beyond both but by can cannot could did do does doing done down during each either else enough
    even ever every everybody everyone everything except few for from get gets getting got had has have having he
    hence her here hers herself him himself his how however i if in indeed instead into is it its itself just last
    least less let many may maybe me might mine more most much must my myself near neither never next nobody none
    nor not nothing now nowhere of off often on once one only onto or other others otherwise ought our ours out over
    own per perhaps quite rather really same shall she should since so some somebody someone something sometimes
    somewhere soon still such than that the their them themselves then there therefore these they this those though
    through thus to today together tomorrow too toward towards under unless until up upon us very was we well were
    what whatever when where whether which while who whole whom whose why will with within without would yes yesterday
    yet you your yours yourself two three four five six seven eight nine ten first second third

    ability able accept access account act action active activity add address age agree aim air allow amount animal
    answer appear apply area argue arm arrange arrive art article ask attack attempt attend attention average avoid
    award aware baby bad bag ball bank bar base basic basis bear beat beautiful become bed begin belief believe belong
    bench benefit big bill bird bit black block blood blue board boat body book border box boy branch break bridge
    brief bring brother brown build building burn business busy buy call calm camera candidate capital car card care
    carry case catch cause center central century certain chain chair challenge chance change chapter character charge
    check child choice choose church circle city claim class clean clear close club coast coat code coffee cold
    collect college color come comfort command comment common community company compare complete condition connect
    consider contact contain content continue contract control cook cool copy core corner correct cost could count
    country couple course court cover create cross crowd cry culture cup current cut cycle daily dance danger dark
    data date daughter day dead deal dear death debate decide decision deep degree demand depend describe desk detail
    develop die difference different difficult dinner direct direction discover discuss discussion distance divide
    doctor document dog door double doubt draw dream dress drink drive drop dry due duty ear early earth east easy eat
    edge education effect effort egg element email empty end energy engine enjoy enter entry environment equal escape
    event evidence exact example exchange exercise exist expect experience explain express extra eye face fact factor
    fail fair faith fall false family fan far farm fast fat father favor fear feature feel feeling field fight figure
    file fill film final find fine finger finish fire firm fish fit fix flag flat flight float floor flow fly focus
    follow food foot force foreign forget form formal former forward frame free freedom fresh friend front fruit full
    fun function fund funny future gain game gap garden gas gate gather general gift girl give glad glass go goal god
    gold good grade grand grant grass great green ground group grow growth guard guess guest habit hair half
    hall hand handle hang happen happy hard hat hate head health hear heart heat heavy height help hide high hill hire
    history hit hold hole holiday home hope horse hospital hot hotel hour house human husband ice idea identify image
    imagine impact important improve include increase industry information inside interest introduction invite iron
    island issue item job join joint judge jump keep key kick kid kill kind kitchen knee know knowledge lab lady lake
    land language large late laugh law lay layer lead leader learn leave leg length lesson letter level library lie
    life lift light like limit line link list listen little live local lock log long look lose loss lot loud love low
    luck lunch machine mail main make man manage map march mark market marry mass master match material matter meal
    mean measure meat media meet meeting member memory mention message metal method middle mile milk mind minute miss
    mistake mix model modern moment money month mood moon morning mother motion mountain mouth move movement movie
    music name nation nature neck need network news nice night noise normal north nose note notice number object
    observe occur ocean offer office officer oil old open opening operate operation opinion option orange order
    organize origin outside page pain paint pair panel paper parent park part party pass past path pattern pay peace
    people perfect period person phone photo phrase pick picture piece pipe pitch place plan plane plant plate play
    player please pleasure plenty pocket point police policy pool poor popular position possible post pound power
    practice prepare present president press pretty prevent price print private prize problem process produce product
    profit program progress project promise protect proud prove provide public pull purpose push put quality quarter
    question quick quiet race rain raise range rank rate reach read reader ready real reason receive recent record red
    reduce refer reference reflect region relation release remain remember remove repeat reply report request require
    research resource respect rest result return review rich ride right ring rise risk river road rock role roll room
    root round row rule run safe sail salt sample save say scale scene school science score screen sea search season
    seat secret section see seek seem select self sell send sense sentence separate serious serve service set
    settle shade shape share sharp sheet shift ship shirt shoe shoot shop short shot shoulder shout show side sign
    signal silence similar simple sing single sister sit site situation size skill skin sky sleep slow small smell
    smile smoke snow social society soft soil solution solve son song sort sound source south space speak special
    speech speed spend spirit spot spread spring square stage stand standard start state statement station stay
    step stick stone stop store storm story strange street strength stress strike string strong structure student
    study stuff style subject success sudden suffer suggest suit summer sun supply support sure surface surprise
    sweet swim switch system table take talk target task taste teach teacher team tell term test text thank theory
    thick thin thing think thought throw tie tight time tip title tool top total touch tour town track trade train
    travel treat tree trial trip trouble truck true trust truth try turn type unit upper use useful user usual value
    version view village visit voice vote wait wake walk wall want war warm wash watch water wave way weak wear
    weather week weight welcome west wheel white wide wife wild win wind window winter wish woman wonder wood word
    work worker world worry worth write wrong yard year young
    """.split()
)


def is_everyday(label: str, words: Collection[str]) -> bool:
    """Whether a label is one of a language's everyday words, in any case. STAR is none: its case counts."""
    return label.lower() in words and not is_exact(label)
