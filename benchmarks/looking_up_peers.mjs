// Indexes of other libraries over the same texts, for looking_up.py: node looking_up_peers.mjs TEXTS FOLDER PACKAGES
// Writes FOLDER/<library>/index.json and search.js, and prints how many seconds each index took.

import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , textsFile, folder, packages] = process.argv;
const require = createRequire(join(packages, "package.json"));
const docs = JSON.parse(readFileSync(textsFile, "utf-8"));
const took = {};

async function library(name, script, copied, index) {
  const own = join(folder, name);
  mkdirSync(own, { recursive: true });
  const begin = process.cpuUsage();
  const made = await index();
  const { user, system } = process.cpuUsage(begin);
  took[name] = (user + system) / 1e6;
  writeFileSync(join(own, "index.json"), typeof made === "string" ? made : JSON.stringify(made));
  writeFileSync(join(own, "search.js"), script);
  for (const [from, to] of copied) {
    cpSync(join(packages, "node_modules", from), join(own, to), { recursive: true });
  }
}

// Every one answers the same: the ten best texts, each with what it says.
const MINI = { fields: ["title", "text"], storeFields: ["title", "path", "text"] };
await library(
  "minisearch",
  `import MiniSearch from "./minisearch.js";
export async function search(query) {
  const index = MiniSearch.loadJSON(await (await fetch("./minisearch/index.json")).text(), ${JSON.stringify(MINI)});
  return index.search(query, { prefix: true, fuzzy: 0.2, boost: { title: 2 } }).slice(0, 10);
}`,
  [["minisearch/dist/es/index.js", "minisearch.js"]],
  () => {
    const MiniSearch = require("minisearch");
    const index = new MiniSearch(MINI);
    index.addAll(docs);
    return JSON.stringify(index);
  },
);

const FLEX = { tokenize: "forward", document: { id: "id", index: ["title", "text"], store: ["title", "path", "text"] } };
await library(
  "flexsearch",
  `import FlexSearch from "./flexsearch.mjs";
export async function search(query) {
  const index = new FlexSearch.Document(${JSON.stringify(FLEX)});
  for (const [key, data] of await (await fetch("./flexsearch/index.json")).json()) {
    await index.import(key, data);
  }
  const found = index.search(query, { limit: 10, enrich: true, merge: true, suggest: true });
  return found.map(({ doc }) => doc);
}`,
  [["flexsearch/dist/flexsearch.bundle.module.min.mjs", "flexsearch.mjs"]],
  async () => {
    const { Document } = require("flexsearch");
    const index = new Document(FLEX);
    for (const doc of docs) {
      index.add(doc);
    }
    const pieces = [];
    await index.export((key, data) => {
      pieces.push([key, data]);
    });
    return pieces;
  },
);

const SCHEMA = { title: "string", text: "string", path: "string" };
await library(
  "orama",
  `import { create, load, search as find } from "./orama/index.js";
export async function search(query) {
  const index = create({ schema: ${JSON.stringify(SCHEMA)} });
  load(index, await (await fetch("./orama/index.json")).json());
  const { hits } = await find(index, { term: query, limit: 10, properties: ["title", "text"] });
  return hits.map(({ document }) => document);
}`,
  [["@orama/orama/dist/browser", "orama"]],
  async () => {
    const orama = await import(pathToFileURL(join(packages, "node_modules/@orama/orama/dist/esm/index.js")));
    const index = orama.create({ schema: SCHEMA });
    await orama.insertMultiple(index, docs.map(({ title, text, path }) => ({ title, text, path })));
    return orama.save(index);
  },
);

// What the theme's search does, though in a worker.
await library(
  "lunr",
  `export async function search(query) {
  await new Promise((done) => {
    const script = document.createElement("script");
    script.src = "./lunr/lunr.js";
    script.onload = done;
    document.head.append(script);
  });
  const docs = await (await fetch("./lunr/index.json")).json();
  const index = lunr(function () {
    this.ref("id");
    this.field("title", { boost: 1000 });
    this.field("text");
    for (const doc of docs) {
      this.add(doc);
    }
  });
  return index.search(query).slice(0, 10).map(({ ref }) => docs[ref]);
}`,
  [["lunr/lunr.min.js", "lunr.js"]],
  () => docs,
);

console.log(JSON.stringify(took));
