// What programs that show links as cards make of addresses: `node embeds.mjs FOLDER-WITH-NODE_MODULES ADDRESS …`.
// Prints {"oembed": …, "unfurl": …} for each address.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, ...addresses] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${folder}/package.json`));
const { extract, setProviderList } = await import(pathToFileURL(require.resolve("@extractus/oembed-extractor")));
const { unfurl } = require("unfurl.js");
setProviderList([]); // nobody knows this site: its pages have to say where the card is
const said = [];
for (const address of addresses) {
  said.push({ oembed: await extract(address, { maxwidth: 600 }), unfurl: await unfurl(address) });
}
console.log(JSON.stringify(said));
