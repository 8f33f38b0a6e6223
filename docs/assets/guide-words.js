// What follows the scroll on the list of all entries: the letter of what is on the screen is marked and kept in view, and
// the first and the last headword on the screen stand above the columns.

import { decoded } from "./safe.js";

const strip = document.querySelector(".thumb");

// The first place in a list at which something is true, by halving: the list stands in the order of the page.
function firstPlace(list, isTrue) {
  let from = 0;
  let to = list.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isTrue(list[middle])) {
      to = middle;
    } else {
      from = middle + 1;
    }
  }
  return from;
}

const shown = (list) => [...list].filter((element) => !element.hidden);

class GuideWords {
  constructor() {
    this.words = [...strip.querySelectorAll("[data-guide-words] b")];
    this.links = new Map([...strip.querySelectorAll("a[href^='#']")].map((link) => [decoded(link.hash).slice(1), link]));
    this.lists = document.getElementsByClassName("browse-list");
    this.refresh();
    let isWaiting = false;
    const soon = () => {
      if (!isWaiting) {
        isWaiting = true;
        requestAnimationFrame(() => {
          isWaiting = false;
          this.mark();
        });
      }
    };
    document.addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon, { passive: true });
  }

  // The filter has shown and hidden some; or a list stands there in another order.
  refresh() {
    this.blocks = shown(this.lists);
    // A letter begins with its heading.
    this.beginnings = this.blocks.map((block, place) => {
      const { letter } = block.dataset;
      return (letter !== this.blocks[place - 1]?.dataset.letter && document.getElementById(letter)) || block;
    });
    this.mark();
  }

  mark() {
    const line = strip.getBoundingClientRect().bottom;
    const [first, last] = this.onScreen(line);
    for (const [place, word] of this.words.entries()) {
      const text = [first, last][place]?.querySelector("dt").textContent ?? "";
      if (word.textContent !== text) {
        word.textContent = text;
      }
    }
    this.markLetter((this.begun(line + 48) ?? first?.parentElement)?.dataset.letter);
  }

  // Of what begins above a line, the last.
  begun(line) {
    return this.blocks[firstPlace(this.beginnings, (begins) => begins.getBoundingClientRect().top >= line) - 1];
  }

  // The first and the last entry that can be seen below a line, columns read one after the other.
  onScreen(line) {
    const from = firstPlace(this.blocks, (block) => block.getBoundingClientRect().bottom > line + 8);
    const to = firstPlace(this.blocks, (block) => block.getBoundingClientRect().top >= innerHeight) - 1;
    if (from > to) {
      return [];
    }
    const isSeen = (item) => {
      const { top, bottom } = item.getBoundingClientRect();
      return bottom > line + 8 && top < innerHeight - 8;
    };
    return [shown(this.blocks[from].children).find(isSeen), shown(this.blocks[to].children).findLast(isSeen)];
  }

  markLetter(letter) {
    const link = this.links.get(letter);
    if (!link || link === this.current) {
      return;
    }
    this.current?.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    this.current = link;
    const row = link.closest("ul");
    row.scrollLeft = link.offsetLeft - row.offsetLeft - row.clientWidth / 2;
  }
}

export const guideWords = strip ? new GuideWords() : null;
