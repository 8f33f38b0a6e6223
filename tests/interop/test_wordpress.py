"""What WordPress makes of an entry's address, and of the snippets of an entry's page, for an author."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import builds
from installing import installed_by
from serving import served
from wordpress import Blog, blog, free_port

WIDTHS = (390, 1280)


@dataclass(frozen=True)
class Setting:
    """A blog, and a dictionary that it can reach."""

    blog: Blog
    site: str
    folder: Path

    def address(self, slug: str) -> str:
        return f"{self.site}dictionary/{slug}/"


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Setting]:
    wordpress = installed_by("wordpress.sh")
    folder = tmp_path_factory.mktemp("wp")
    port = free_port()
    site = f"http://127.0.0.1:{port}/"
    built = builds.build_strictly(
        builds.copy_project(folder / "project"), folder / "site", env=builds.environment(SITE_URL=site)
    )
    with served(built, port=port) as address, blog(Path(wordpress), folder, site) as running:
        assert address == site
        yield Setting(running, site, built)


def snippets(setting: Setting, slug: str) -> dict[str, str]:
    """What somebody copies from the entry's page, by its name there."""
    page = (setting.folder / "dictionary" / slug / "index.html").read_text("utf-8")
    boxes = re.findall(r'data-copy="Copy: ([^"]+)".*?<code>(.*?)</code>', page, re.DOTALL)
    return {name: html_of(text) for name, text in boxes}


def html_of(text: str) -> str:
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text


def published(setting: Setting, content: str) -> str:
    """Address of a post of the author with this content."""
    code = """wp_set_current_user($given['writer']);
    $id = wp_insert_post(['post_title' => 'A post', 'post_content' => wp_slash($given['content']),
      'post_status' => 'publish', 'post_author' => $given['writer']]);
    return $id;"""
    number = setting.blog.php(code, content=content, writer=setting.blog.writer)
    return f"{setting.blog.url}/?p={number}"


def stored(setting: Setting, content: str) -> str:
    """What the author's filter leaves of HTML."""
    code = """wp_set_current_user($given['writer']);
    $id = wp_insert_post(['post_title' => 'A post', 'post_content' => wp_slash($given['content'])]);
    return get_post($id)->post_content;"""
    text: str = setting.blog.php(code, content=content, writer=setting.blog.writer)
    return text


def block(address: str) -> str:
    """What the editor writes for an address that is pasted into an empty line."""
    given = '{"url":"' + address + '","type":"rich"}'
    return (
        "<!-- wp:paragraph --><p>Ask somebody.</p><!-- /wp:paragraph -->\n\n"
        f'<!-- wp:embed {given} -->\n<figure class="wp-block-embed is-type-rich">'
        '<div class="wp-block-embed__wrapper">\n'
        f"{address}\n</div></figure>\n<!-- /wp:embed -->"
    )


def test_an_address_is_found_out_by_its_page_and_filtered(setting: Setting) -> None:
    code = "wp_set_current_user($given['writer']); return wp_oembed_get($given['url']);"
    html = setting.blog.php(code, url=setting.address("mentor"), writer=setting.blog.writer)
    assert html, "WordPress found no card"
    assert re.search(rf'<blockquote[^>]*><a href="{setting.address("mentor")}">mentor</a> – A mentor is', html)
    frame = re.search(r"<iframe[^>]*>", html)
    assert frame
    for part in ('class="wp-embedded-content"', 'sandbox="allow-scripts"', 'security="restricted"', 'width="600"'):
        assert part in frame[0]
    assert re.search(rf'src="{setting.site}embed/mentor/#\?secret=[A-Za-z0-9]{{10}}"', frame[0])
    assert "<script" not in html


def test_what_an_author_may_keep_of_the_snippets(setting: Setting) -> None:
    found = snippets(setting, "mentor")
    assert stored(setting, found["A link"]) == found["A link"]
    quotation = found["The definition, quoted"]
    assert stored(setting, quotation) == quotation
    # No author may show a frame or run a script; nothing is left of them that readers would see.
    assert stored(setting, found["A card"]).strip() == ""
    script = f'<script defer src="{setting.site}v1/terms.js"></script>'
    assert stored(setting, script).strip() == ""


@pytest.mark.parametrize("width", WIDTHS)
def test_a_post_shows_the_card_as_tall_as_it_is(width: int, setting: Setting, browser: Browser) -> None:
    page = opened(browser, published(setting, block(setting.address("mentor"))), width)
    frame = page.locator("iframe.wp-embedded-content")
    expect(frame).to_be_visible()
    card = page.frame_locator("iframe.wp-embedded-content")
    expect(card.get_by_role("heading", name="mentor")).to_be_visible()
    inside = next(each for each in page.frames if "/embed/mentor/" in each.url)
    tall = inside.evaluate("Math.ceil(document.documentElement.getBoundingClientRect().height)")
    # WordPress takes no card for lower than 200 or taller than 1,000.
    page.wait_for_function(
        "tall => Math.abs(document.querySelector('iframe.wp-embedded-content').height - tall) < 2",
        arg=max(200, min(tall, 1000)),
    )
    assert page.locator("blockquote.wp-embedded-content").is_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    card.get_by_role("link", name="mentor", exact=True).first.click()
    page.wait_for_url(setting.address("mentor"))
    page.context.close()


def test_a_link_in_a_post_has_its_preview_where_the_blog_has_the_script(setting: Setting, browser: Browser) -> None:
    code = """update_option('header_script', $given['script']);
    $plugin = "<?php add_action('wp_head', fn() => print(get_option('header_script')));";
    file_put_contents(WPMU_PLUGIN_DIR . '/script.php', $plugin);
    return true;"""
    setting.blog.php(code, script=f'<script defer src="{setting.site}v1/terms.js"></script>')
    page = opened(browser, published(setting, snippets(setting, "mentor")["A link"]), 1280)
    page.locator(f"a[href='{setting.address('mentor')}']").hover()
    page.locator("#term-card:popover-open").wait_for()
    page.context.close()


def opened(browser: Browser, address: str, width: int) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(address)
    if folder := os.environ.get("LOOK"):
        page.wait_for_timeout(1500)
        page.screenshot(path=f"{folder}/wordpress-{width}.png", full_page=True)
    return page
