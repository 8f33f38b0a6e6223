// In the list of contents, the section that is being read: the last one whose heading has come to the top, where a link
// to it would bring it.

import { decoded } from "./safe.js";

const SLACK = 24; // pixels

const contents = document.querySelector("[data-contents]");

function follow(list) {
  const links = new Map();
  for (const link of list.querySelectorAll("a")) {
    const heading = document.getElementById(decoded(link.hash.slice(1)));
    if (heading) {
      links.set(heading, link);
    }
  }
  const headings = [...links.keys()];
  if (!headings.length) {
    return;
  }
  const line = Math.ceil(Number.parseFloat(getComputedStyle(headings[0]).scrollMarginTop) + SLACK);
  let current = null;
  const mark = () => {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < line);
    const link = links.get(passed.at(-1)) ?? null;
    if (link === current) {
      return;
    }
    current?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "true");
    current = link;
    // The list scrolls by itself, and never the page with it.
    if (link) {
      list.scrollTop = link.offsetTop - list.clientHeight / 2;
    }
  };
  // A heading that comes or goes is when the mark may move.
  const watch = new IntersectionObserver(mark, { rootMargin: `-${line}px 0px 0px` });
  for (const heading of headings) {
    watch.observe(heading);
  }
}

if (contents) {
  follow(contents);
}
