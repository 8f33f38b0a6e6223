"""Periods that end no sentence, language by language: abbreviations, and words that tell where a sentence begins.

Lower case, without the last period. `abbreviations` never end a sentence, `last` may, before one
of the `starters`. Single letters need not be listed (`z. B.`, initials).
"""

from dictionary.language.sentences import SentenceRules

ENGLISH = SentenceRules(
    abbreviations=frozenset(
        "mr mrs ms mx dr prof rev hon gov sen rep gen col lt sgt capt st mt ft vs viz cf al vol vols "
        "ed eds fig figs "
        "sec secs ch chap art arts par p pp pt ex eq ref refs approx est min max dept univ ave blvd rd hwy apt ext tel "
        "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun e.g i.e "
        "ca c".split()
    ),
    last=frozenset(
        "inc ltd co corp llc plc bros etc jr sr u.s u.k u.n e.u d.c a.m p.m b.c a.d ph.d b.a m.a b.sc m.sc esq".split()
    ),
    starters=frozenset(
        "the this that these those it its he she they we you his her their our your there here then but and or so if "
        "when while after before because however also not no in on at for from with as to what who how why where which "
        "some many most all each every ask see read go do does is are was were".split()
    ),
)
GERMAN = SentenceRules(
    abbreviations=frozenset(
        "dr prof hr hrn fr frl dipl ing st str ca evtl ggf bzw bspw vgl inkl exkl zzgl abs art nr nrn bd kap abb tab "
        "ziff lit anm hrsg verf aufl jh jhd chr geb gest verh ev kath tel max min mind zz tgl mo di mi do sa "
        "so jan feb mär "
        "apr jun jul aug sep sept okt nov dez z.b d.h u.a u.ä o.ä i.d.r v.a z.t s.o s.u bes sog allg engl frz "
        "lat griech "
        "urspr entspr sen jun med phil rer nat jur zit".split()
    ),
    last=frozenset("usw etc uvm u.v.m co gmbh usf".split()),
    starters=frozenset(
        "der die das ein eine es er sie wir ihr ich dies diese dieser dieses dann danach heute aber und oder doch dort "
        "hier wer was wie wo warum wenn weil im in am an auf bei für mit nach von zu man alle viele manche".split()
    ),
    ordinals=True,
)
FRENCH = SentenceRules(
    abbreviations=frozenset(
        "m mm mme mmes mlle mlles me dr pr st ste cf p pp art al éd ex fig chap vol t n env av apr janv févr "
        "juil sept oct "
        "nov déc boul bd tél hab c-à-d max min réf num".split()
    ),
    last=frozenset("etc cie".split()),
    starters=frozenset(
        "le la les un une des il elle ils elles on nous vous je tu ce cette ces cela c'est c’est son sa ses "
        "leur mais et "
        "ou donc alors puis en dans pour par avec sur si quand qui que comment pourquoi où".split()
    ),
)
SPANISH = SentenceRules(
    abbreviations=frozenset(
        "sr sra srta sres sras dr dra d dña lic ing arq prof profa ud uds vd vds st sto sta p pp pág págs pg "
        "art arts cap núm "
        "n.º vol fig ed eds aprox máx mín avda av c tel teléf ext ej p.ej ene feb mar abr may jun jul ago sep "
        "sept oct nov dic "
        "ee ee.uu uu gral pza cía admón apdo dpto depto izq dcha".split()
    ),
    last=frozenset("etc s.a s.l".split()),
    starters=frozenset(
        "el la los las un una unos unas él ella ellos ellas yo tú usted este esta esto estos ese esa eso su "
        "sus pero y o "
        "si cuando en para por con no se lo le también luego después".split()
    ),
)
PORTUGUESE = SentenceRules(
    abbreviations=frozenset(
        "sr sra srs dr dra d eng prof profa st sto sta p pp pág págs art arts cap núm n vol fig ed eds aprox "
        "máx mín av r "
        "tel ext ex p.ex jan fev mar abr mai jun jul ago set out nov dez gen cel lda".split()
    ),
    last=frozenset("etc s.a ltda cia".split()),
    starters=frozenset(
        "o a os as um uma ele ela eles elas eu nós você este esta isto esse essa isso seu sua mas e ou se "
        "quando em no na "
        "para por com não também depois".split()
    ),
)
ITALIAN = SentenceRules(
    abbreviations=frozenset(
        "sig sigg sig.ra sig.na dott dott.ssa dr prof prof.ssa ing avv arch geom rag on st p pp pag pagg art "
        "artt cap n nn "
        "vol fig ed ecc.mo ca circa max min tel es p.es gen febb mar apr mag giu lug ago sett ott nov dic v "
        "cfr vs".split()
    ),
    last=frozenset("ecc etc s.p.a s.r.l".split()),
    starters=frozenset(
        "il lo la i gli le un uno una lui lei loro io noi voi questo questa questi quello quella suo sua ma e "
        "o se quando "
        "in per con non si poi anche".split()
    ),
)
DUTCH = SentenceRules(
    abbreviations=frozenset(
        "dhr mevr mw dr drs ir ing mr prof st nr nrs art blz p pp ca bijv bv b.v evt resp incl excl max min "
        "jan feb mrt apr jun "
        "jul aug sep sept okt nov dec d.w.z o.a m.b.t t.a.v i.v.m z.g zgn tel vgl afb hfst".split()
    ),
    last=frozenset("enz etc n.v".split()),
    starters=frozenset(
        "de het een hij zij ze we wij u ik dit dat deze die dan maar en of als in op bij voor met ook niet".split()
    ),
)
_SCANDINAVIAN = (
    "dr prof st nr ca kl bl.a f.eks t.ex t.o.m o.s.v f.d fr.o.m dvs d.v.s feks eks ev evt inkl ekskl exkl "
    "bl jf jfr jan feb mar apr jun "
    "jul aug sep sept okt nov dec des art s sid kap fig tlf tel p.g.a m.m gm maks max min resp hr fr"
)
DANISH = SentenceRules(
    abbreviations=frozenset(_SCANDINAVIAN.split()), last=frozenset("osv mv etc m.fl".split()), ordinals=True
)
SWEDISH = SentenceRules(abbreviations=frozenset(_SCANDINAVIAN.split()), last=frozenset("osv mm etc m.fl".split()))
POLISH = SentenceRules(
    abbreviations=frozenset(
        "dr prof mgr inż hab św ul al pl nr s str tzw tzn np m.in ok wg tj ww im r w godz min sek tys mln mld "
        "zł gr por zob "
        "red tel ks gen".split()
    ),
    last=frozenset("itd itp etc".split()),
    ordinals=True,
)
CZECH = SentenceRules(
    abbreviations=frozenset(
        "dr mgr ing prof doc bc sv ul nám č čís str s např tzv tj resp mj popř příp cca ca hod min tel obr "
        "kap srov viz "
        "jan př čl odst".split()
    ),
    last=frozenset("atd apod aj etc".split()),
    ordinals=True,
)
RUSSIAN = SentenceRules(
    abbreviations=frozenset(
        "т н э е ул пр просп пл пер кв стр рис табл ср напр проф акад доц им ред изд обл р-н тел ок прим "
        "гл п пп ст".split()
    ),
    last=frozenset("г гг в вв н.э т.д т.п др пр см кг км мм м тыс млн млрд руб коп мин сек ч час".split()),
    starters=frozenset(
        "это этот эта эти он она оно они мы вы я ты но а и или если когда затем потом в на по для с из "
        "как что кто где там "
        "здесь сегодня все его её их".split()
    ),
)
HINDI = SentenceRules(abbreviations=frozenset("डॉ प्रो श्री पं रु सं पृ कु कि मी".split()))
ARABIC = SentenceRules(abbreviations=frozenset("د أ م ه ق ص ج ت هـ أ.د ب.م".split()))
TURKISH = SentenceRules(
    abbreviations=frozenset(
        "dr prof doç av sn bkz örn vb vs yy no nu tel cad sok mah apt m.ö m.s çev ed haz s ss".split()
    ),
    ordinals=True,
)
