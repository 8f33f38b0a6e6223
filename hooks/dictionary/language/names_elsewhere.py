"""What other glossaries call a field, in the languages people write.

One list for two who need it: an entry with a field of another name is told which one was meant, and a glossary of
another make is brought field by field. The names are those of common exports and formats.
"""

import re

FIELDS: dict[str, str] = {
    "term": "term|terms|headword|prefLabel|preferred label|word|title|name|label|entry|lemma|concept|keyword|"
    "begriff|benennung|stichwort|wort|terme|mot|término|termino|palabra|termine|termo|palavra|woord|termin|hasło|"
    "用語|用语|術語|术语|词条|単語|المصطلح|مصطلح|الكلمة|शब्द|термин",
    "definition": "definition|short definition|glossary definition|hoverText|short description|short text|meaning|"
    "gloss|def|summary|description|erklärung|bedeutung|beschreibung|définition|definición|significado|definizione|significato|"
    "definição|definitie|betekenis|definicja|znaczenie|定義|定义|意味|释义|解释|التعريف|تعريف|المعنى|परिभाषा|определение",
    "explanation": "explanation|body|content|text|long description|details|full definition|long definition|"
    "note|notes|scopeNote|comment|context|remarks|erläuterung|anmerkung|explication|explicación|spiegazione|説明|说明|الشرح",
    "see_also": "see also|see|related|related terms|relatedTerms|related term|related entries|similar|seealso|"
    "cross reference|crossReference|"
    "broader|narrower|siehe auch|siehe|verwandt|voir aussi|voir|véase|ver también|vedi anche|ver também|zie ook|"
    "zobacz też|関連語|参照|参见|相关|انظر أيضا|انظر",
    "aliases": "synonym|synonyms|alias|aliases|aka|also known as|also called|other names|alternative|alternatives|"
    "altLabel|alternative label|hiddenLabel|variant|variants|alt|synonyme|sinónimos|sinonimi|sinônimos|"
    "synoniemen|synonimy|別名|同義語|同义词|别名|مرادف|مرادفات|पर्याय",
    "abbreviation": "abbreviation|abbreviations|acronym|acronyms|abbr|short form|short|initialism|abkürzung|kürzel|"
    "sigle|abréviation|acrónimo|siglas|abbreviazione|sigla|afkorting|skrót|略語|略称|缩写|اختصار",
    "expansion": "expansion|stands for|full form|long form|spelled out|ausgeschrieben",
    "former": "formerly|former|former name|deprecated|früher",
    "topics": "category|categories|topic|topics|tag|tags|subject|subjects|domain|area|group|section|subjectField|"
    "scheme|collection|theme|field|kategorie|kategorien|bereich|thema|themen|fachgebiet|catégorie|thème|domaine|"
    "categoría|tema|categoria|ambito|categorie|onderwerp|kategoria|分類|カテゴリ|类别|分类|التصنيف|المجال|श्रेणी",
    "sources": "source|sources|reference|references|bibliography|url|link|links|citation|citations|"
    "full link|website|quelle|quellen|"
    "fuente|fuentes|fonte|fonti|bron|źródło|出典|来源|المصدر",
    "examples": "example|examples|usage|sample|sample sentence|beispiel|beispiele|exemple|exemples|ejemplo|esempio|"
    "exemplo|voorbeeld|przykład|用例|例|例句|مثال",
    "pos": "part of speech|pos|partOfSpeech|word class|word kind|wortart|nature|categoría gramatical|品詞|词性",
    "id": "id|slug|identifier|anchor|permalink|key|notation",
    "origin": "origin|etymology|herkunft",
    "contributors": "author|authors|contributor|contributors|creator|written by",
    "in_short": "at a glance|key facts|quick facts|tldr",
    "pronunciation": "ipa|pronounced|phonetic",
    "review_by": "expires|review date|next review",
}
"""What it is → its names elsewhere, divided by bars, the more exact ones first.

Not all of them are fields of entries: an abbreviation, what it stands for and a former name are aliases there.
"""
_ALIASES = ("abbreviation", "expansion", "former")


def plain_name(name: str) -> str:
    """`short_definition`, `Short-Definition` and `shortDefinition` are one name."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return " ".join(re.sub(r"[_\-.:?*]+", " ", spaced).casefold().split())


def _field_of(what: str) -> str:
    return "aliases" if what in _ALIASES else {"term": "headword"}.get(what, what)


ENTRY_FIELDS = {
    plain_name(name): _field_of(what)
    for what, names in reversed(FIELDS.items())
    if what != "id"
    for name in reversed(names.split("|"))
}
"""A name elsewhere, made plain → the field of entries that it means."""
