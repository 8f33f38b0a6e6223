"""`/assets/typefaces/`: faces of the site's own, so that sounds, capitals and figures look alike on every machine.

Source Serif and Source Sans (SIL Open Font License 1.1), cut down to the characters that the site uses and packed as
WOFF2. Their license keeps the name "Source" for the whole faces, so what is cut down has another. The same text
gives the same bytes. Cutting takes a second or two, so what was made is kept beside this file, as Python keeps its
own code.
"""

import hashlib
import io
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.metadata import version
from pathlib import Path

from dictionary.exports.web import Made, Web
from dictionary.model.walking import texts
from dictionary.reading.frame import OWN_FRAME
from dictionary.reading.typesetting import OWN
from dictionary.site import Build, Site

FOLDER = "assets/typefaces"
SHEET = f"{FOLDER}/typefaces.css"
_KEPT = Path(__file__).parent / "__pycache__"
_PACKAGES = {"Serif": "font_source_serif_pro", "Sans": "font_source_sans_pro"}
_SOUNDS = (0x0250, 0x02FF)
"""Letters and signs of the International Phonetic Alphabet that no other text has."""
# Signs that our own words have, whatever the entries have.
_ALWAYS = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("\u00a0–—‘’“”…·©→")


@dataclass(frozen=True, slots=True)
class Face:
    """One file of letters."""

    family: str
    source: str
    """Name of the file in its package."""
    weight: int
    style: str = "normal"
    features: tuple[str, ...] = ("kern",)
    """Tags of OpenType."""
    has_sounds: bool = False
    adjust: int = 100
    """Size in percent, so that letters are as tall as in the reader's own faces."""

    @property
    def name(self) -> str:
        return f"{self.family.lower()}-{self.weight}{'-italic' if self.style == 'italic' else ''}.woff2"


FACES = (
    # In the TrueType files of the Serif, double quotes are as narrow as single ones, and letters run into them.
    Face("Serif", "SourceSerifPro-Regular.otf", 400, features=("kern", "smcp"), adjust=104),
    Face("Serif", "SourceSerifPro-It.otf", 400, "italic", features=(), adjust=104),
    Face("Serif", "SourceSerifPro-Bold.otf", 700, adjust=104),
    Face("Sans", "SourceSansPro-Regular.ttf", 400, features=("kern", "ccmp", "mark"), has_sounds=True, adjust=106),
    Face("Sans", "SourceSansPro-Bold.ttf", 700, adjust=106),
)
FILES = tuple(f"{FOLDER}/{face.name}" for face in FACES)
"""Pages ask for all of them with their first breath: a page is set in these faces or in the reader's, never in both.
Slanted letters of the Sans are made by the browser."""


def is_set(site: Site) -> bool:
    """Whether pages are set in faces of the site's own: in the theme's frame, the theme chooses them."""
    return site.settings.typefaces == OWN and site.settings.frame == OWN_FRAME


def files(build: Build, web: Web) -> Made:
    """The faces, the style sheet that names them, and their licenses."""
    if not is_set(build.site):
        return
    used = characters(build.site)
    for face in FACES:
        yield f"{FOLDER}/{face.name}", cut(face, used)
    yield SHEET, sheet()
    for family, package in _PACKAGES.items():
        text = resources.files(package).joinpath("files", "LICENSE.txt").read_text(encoding="utf-8")
        yield f"{FOLDER}/license-{family.lower()}.txt", text


def characters(site: Site) -> frozenset[str]:
    """Every character that entries, pages and the interface have."""
    dictionary = site.dictionary
    found = set().union(*site.strings.texts.values())
    for entry in dictionary.entries.values():
        found.update(*(text for _, text, _ in texts(entry)))
    for page in (*dictionary.articles.values(), *dictionary.pages.values()):
        found.update(page.title, page.description, page.body)
    for vocabulary in (dictionary.topics, dictionary.regions, dictionary.audiences):
        found.update(*(text for named in vocabulary.values() for _, text, _ in texts(named)))
    return frozenset(char for char in found if char.isprintable()) | _ALWAYS


def sheet() -> str:
    """The style sheet: nothing moves when a face comes, for one that comes late is for the next page."""
    return "".join(
        (*map(_rule, FACES), ':root {\n  --face-text: "Dictionary Sans";\n  --face-book: "Dictionary Serif";\n}\n')
    )


def _rule(face: Face) -> str:
    return (
        f'@font-face {{\n  font-family: "Dictionary {face.family}";\n  font-weight: {face.weight};\n'
        f"  font-style: {face.style};\n  font-display: optional;\n  size-adjust: {face.adjust}%;\n"
        f'  src: url("{face.name}") format("woff2");\n}}\n'
    )


def cut(face: Face, used: frozenset[str]) -> bytes:
    """A face with no other characters than these, as WOFF2."""
    low, high = _SOUNDS
    wanted = "".join(sorted(char for char in used if face.has_sounds or not low <= ord(char) <= high))
    return _cut(face, wanted)


@cache
def _cut(face: Face, wanted: str) -> bytes:
    kept = _KEPT / f"{face.name}-{_state(face, wanted)}"
    with suppress(OSError):
        return kept.read_bytes()
    made = _made(face, wanted)
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            kept.parent.mkdir(exist_ok=True)
            for old in kept.parent.glob(f"{face.name}-*"):
                old.unlink(missing_ok=True)
            # Whole before it has its name: another build may be reading.
            unfinished = kept.with_suffix(f".{hashlib.sha256(made).hexdigest()[:8]}")
            unfinished.write_bytes(made)
            unfinished.replace(kept)
    return made


def _state(face: Face, wanted: str) -> str:
    """What decides which bytes are made."""
    versions = [version(name) for name in ("fonttools", "brotli", _PACKAGES[face.family])]
    told = repr((versions, face, wanted, Path(__file__).stat().st_mtime_ns))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _made(face: Face, wanted: str) -> bytes:
    from fontTools import subset  # here, for only sites that want these faces have it

    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.desubroutinize = True  # smaller, once it is packed
    options.layout_features = list(face.features)
    options.name_IDs = [0, 13, 14]  # whose it is, and its license
    source = resources.files(_PACKAGES[face.family]).joinpath("files", face.source)
    with resources.as_file(source) as path, subset.load_font(str(path), options) as font:
        font.recalcTimestamp = False
        cutter = subset.Subsetter(options)
        cutter.populate(text=wanted)
        cutter.subset(font)
        packed = io.BytesIO()
        subset.save_font(font, packed, options)
    return packed.getvalue()
