// The entries of a list that stands on the page as a whole: read from it once, then shown and hidden, of which only what
// has changed is touched.

// Shows or hides, and touches nothing that is so already.
export function hide(element, isHidden) {
  if (element.hidden !== isHidden) {
    element.hidden = isHidden;
  }
}

const values = (text) => (text ? text.split("|") : []);

function read(element, list) {
  const { labels, topics, region, audience, mentions, reviewed } = element.dataset;
  return {
    element,
    list,
    labels: values(labels),
    topic: values(topics),
    region: values(region),
    audience: values(audience),
    mentions: Number(mentions),
    reviewed: reviewed ?? "",
  };
}

export class OnPage {
  constructor(form) {
    this.lists = [...document.querySelectorAll(".browse-list")].map((list) => ({
      list,
      heading: document.getElementById(list.dataset.letter),
    }));
    this.all = this.lists.flatMap(({ list }) => [...list.children].map((element) => read(element, list)));
    this.sorted = document.createElement("dl");
    this.sorted.className = "entry-list sorted-list";
    this.sorted.hidden = true;
    form.after(this.sorted);
    this.order = "";
  }

  entries() {
    return this.all;
  }

  // `found`: those that fit, in the order in which they are to stand; `order` is its name.
  show(found, order) {
    const fitting = new Set(found);
    for (const entry of this.all) {
      hide(entry.element, !fitting.has(entry));
    }
    if (order) {
      this.sorted.append(...found.map((entry) => entry.element));
    } else if (this.order) {
      for (const entry of this.all) {
        entry.list.append(entry.element);
      }
    }
    this.order = order;
    hide(this.sorted, !order);
    return this.showLists(order ? new Set() : new Set(found.map((entry) => entry.list)));
  }

  // The letters that have something to show.
  showLists(having) {
    const letters = new Set();
    const headings = new Set();
    for (const { list, heading } of this.lists) {
      hide(list, !having.has(list));
      headings.add(heading);
      if (!list.hidden) {
        letters.add(heading);
      }
    }
    for (const heading of headings) {
      hide(heading, !letters.has(heading));
    }
    return new Set([...letters].map((heading) => heading.id));
  }

  linkTo({ element }) {
    return element.querySelector("a").cloneNode(true);
  }
}
