// The address of an entry for somebody else: by what the reader's device has for that, else to be pasted. Nobody else
// is asked.

const button = document.querySelector("[data-share]");
const [address] = location.href.split(/[?#]/);
const words = button?.textContent;

async function share() {
  if (navigator.share) {
    try {
      await navigator.share({ title: document.title, url: address });
      return;
    } catch (error) {
      if (error.name === "AbortError") {
        return; // the reader thought better of it
      }
    }
  }
  try {
    await navigator.clipboard.writeText(address);
  } catch {
    return; // not allowed here; the address stands above every page
  }
  button.textContent = button.dataset.copied;
  setTimeout(() => {
    button.textContent = words;
  }, 2000);
}

if (navigator.share || navigator.clipboard) {
  button?.addEventListener("click", share);
} else if (button) {
  button.hidden = true;
}
