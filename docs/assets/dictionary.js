// Copy buttons for scripts: made here, so that nobody without JavaScript sees a dead button.

function addCopyButton(script) {
  const text = script.querySelector("blockquote");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = script.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.innerText.trim());
    button.textContent = script.dataset.copied;
    setTimeout(() => {
      button.textContent = script.dataset.copy;
    }, 2000);
  });
  // Said aloud when the label changes.
  button.setAttribute("aria-live", "polite");
  script.append(button);
}

if (navigator.clipboard) {
  for (const script of document.querySelectorAll(".script")) {
    addCopyButton(script);
  }
}
