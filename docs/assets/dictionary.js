// Copy buttons for scripts, citations and snippets: made here, so that nobody without JavaScript sees a dead button.

function addCopyButton(script) {
  const text = script.querySelector("blockquote, pre");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  const caption = script.querySelector("figcaption")?.textContent.trim();
  const name = () => {
    button.textContent = script.dataset.copy;
    if (caption) {
      button.setAttribute("aria-label", `${script.dataset.copy}: ${caption}`);
    }
  };
  name();
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.innerText.trim());
    } catch {
      getSelection().selectAllChildren(text); // not allowed here: the reader copies it by hand
      return;
    }
    button.textContent = script.dataset.copied;
    button.removeAttribute("aria-label");
    setTimeout(name, 2000);
  });
  // Said aloud when the label changes.
  button.setAttribute("aria-live", "polite");
  script.append(button);
}

if (navigator.clipboard) {
  for (const script of document.querySelectorAll(".script, [data-copied-text]")) {
    addCopyButton(script);
  }
}

// The search of the theme is there only where a site has that plugin.
// The theme closes it on Tab, and leaves the focus on a result that can no longer be seen.
// Here Tab goes on to what stands below the results, and the search closes when the focus leaves it.
function keepSearchOpenWhileInside(search, toggle) {
  search.addEventListener("keydown", (event) => {
    if (event.key === "Tab") {
      event.stopPropagation();
    }
  });
  search.addEventListener("focusout", (event) => {
    if (toggle.checked && event.relatedTarget && !search.contains(event.relatedTarget)) {
      toggle.click();
    }
  });
}

// The theme's search box has no name, and nothing to go on with where nothing is found.
function completeSearch(search, { content, dataset }) {
  search.setAttribute("aria-label", dataset.searchBox);
  search.querySelector(".md-search__scrollwrap").append(content);
}

const search = document.querySelector(".md-search");
const searchToggle = document.getElementById("__search");
const additions = document.querySelector("[data-search-box]");
if (search && searchToggle && additions) {
  completeSearch(search, additions);
  keepSearchOpenWhileInside(search, searchToggle);
}
