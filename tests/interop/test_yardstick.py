"""A glossary that its authors linked by hand: take the links away, link automatically, count what comes back.

Counted are the links of each text to another term whose words are a form of that term, each term once a text,
as the linker does. Authors link far from everything, so what the linker adds is not held against it.
"""

from pathlib import Path

from markdown import Markdown

from dictionary.language.folding import fold_label
from dictionary.linking.markdown_extension import DictionaryLinks, LinkContext
from dictionary.linking.mentions import PageLinks
from dictionary.linking.term_index import build_index, claims_of
from hand_linked import MARK
from linking_cases import entry
from sphinx_glossary import SphinxGlossary


def test_at_least_97_of_100_links_made_by_hand_come_back(glossary: Path) -> None:
    # Signs such as `>>>` are terms of Python's glossary, and no words.
    terms = [t for t in SphinxGlossary(glossary.read_text("utf-8")).terms if any(map(str.isalnum, t.headword))]
    entries = [entry({"slug": t.slug, "headword": t.headword, "grammar": "countable"}) for t in terms]
    index = build_index(entries)
    forms = {e.slug: {fold_label(claim.label).lower() for claim in claims_of(e)} for e in entries}
    wanted, missed = 0, []
    for term in terms:
        by_hand = {
            slug
            for shown, slug in MARK.findall(term.text)
            if slug != term.slug and fold_label(shown).lower() in forms.get(slug, ())
        }
        context = LinkContext(index, href=str, links=PageLinks(own=term.slug))
        Markdown(extensions=[DictionaryLinks(context)]).convert(MARK.sub(r"\1", term.text))
        found = {mention.slug for mention in context.mentions}
        wanted += len(by_hand)
        missed += [f"{term.slug} -> {slug}" for slug in sorted(by_hand - found)]
    figures = f"{glossary}: {len(terms)} terms, {wanted} links by hand, not found: {missed or 'none'}"
    print(figures)
    assert wanted >= 100, f"too few links to say anything. {figures}"
    assert 1 - len(missed) / wanted >= 0.97, figures


def test_a_glossary_is_read_as_sphinx_writes_it() -> None:
    html = """<p>Before.</p><dl class="glossary">
      <dt id="term-bow">bow<a class="headerlink" href="#term-bow">¶</a></dt><dd><p>The front, not the
      <a class="reference internal" href="#term-stern"><span class="xref">stern
      end</span></a>.</p><pre>left out</pre><ul><li><p>See
      <a href="x.html"><code><span>a</span> <span>b</span></code></a></p></li></ul></dd>
      <dt id="term-aft"><em>aft</em></dt><dt id="term-stern">stern &amp; aft</dt><dd><p>The back.</p></dd>
    </dl><p>After.</p>"""
    assert [(term.slug, term.headword, term.text) for term in SphinxGlossary(html).terms] == [
        ("bow", "bow", "The front, not the ⟦stern end|stern⟧.\n\nSee `a b`"),
        ("aft", "aft", ""),
        ("stern", "stern & aft", "The back."),
    ]
