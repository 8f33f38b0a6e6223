// An alias or a former address leads to its entry, with the section (#tips) and the query with which
// the reader came. Without scripts the refresh of the page leads there, to the entry's beginning.

const target = new URL(document.currentScript.dataset.target, location.href);
if (location.search) {
  target.search = location.search;
}
if (location.hash) {
  target.hash = location.hash;
}
// What stands below this script is not read any more, or its refresh would win over this.
window.stop();
location.replace(target);
