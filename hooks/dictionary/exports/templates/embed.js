(() => {
  "use strict";
  const asked = new URLSearchParams(location.search).get("theme");
  if (asked === "dark" || asked === "light") document.documentElement.dataset.theme = asked;
  if (window.parent === window) return;
  const secret = (/secret=([A-Za-z0-9]{10})/.exec(location.hash) || [])[1] || "";
  const tell = (message, value) => window.parent.postMessage({ message, value, secret }, "*");
  let last = 0;
  const height = () => Math.ceil(document.documentElement.getBoundingClientRect().height);
  const tellHeight = (again) => {
    const now = height();
    if (again || now !== last) {
      last = now;
      tell("height", now);
    }
  };
  addEventListener("load", () => tellHeight(true));
  if ("ResizeObserver" in window) new ResizeObserver(() => tellHeight(false)).observe(document.body);
  else addEventListener("resize", () => tellHeight(false));
  addEventListener("message", (event) => {
    const said = event.data;
    if (event.source === window.parent && said && said.message === "ready" && said.secret === secret) tellHeight(true);
  });
  // Where the frame may open nothing, the page around it does.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link && secret) {
      event.preventDefault();
      tell("link", link.href);
    }
  });
})();
