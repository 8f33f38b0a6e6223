"""SQLite's full text (FTS5) in the browser, for looking_up.py: a database that comes whole, and one by pages."""

import json
import shutil
import sqlite3
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

PACKAGES = ("@sqlite.org/sqlite-wasm@3.54.1-build1", "sql.js-httpvfs@0.8.12")
PAGE = 1024
"""Bytes of a page of the database that is fetched by pages, as that library advises."""
# The ten best texts that hold one of the words or one that begins with it, as the other libraries are asked.
_ASKED = """const SELECT = `
  SELECT title, path, text FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, 2, 1) LIMIT 10`;
const asked = (query) => query.split(" ").map((word) => `"${word}"*`).join(" OR ");"""
_WHOLE = """import init from "./sqlite/index.mjs";
%s
export async function search(query) {
  const whole = fetch("./sqlite/index.db").then((response) => response.arrayBuffer());
  const { wasm, oo1, capi } = await init();
  const data = await whole;
  const db = new oo1.DB();
  const size = data.byteLength;
  db.checkRc(capi.sqlite3_deserialize(db.pointer, "main", wasm.allocFromTypedArray(data), size, size, 0));
  return db.selectObjects(SELECT, [asked(query)]);
}"""
_BY_PAGES = """%s
export async function search(query) {
  await new Promise((done) => {
    const script = document.createElement("script");
    script.src = "./sqlite-by-pages/index.js";
    script.onload = done;
    document.head.append(script);
  });
  const at = (name) => new URL(`./sqlite-by-pages/${name}`, document.baseURI).href;
  const config = { from: "inline", config: { urlPrefix: at("index.db."), ...%s } };
  const { db } = await createDbWorker([config], at("sqlite.worker.js"), at("sql-wasm.wasm"));
  return db.query(SELECT, [asked(query)]);
}"""


def make(docs: Sequence[Mapping[str, object]], site: Path, packages: Path) -> Mapping[str, float]:
    """Both below the site, with the modules that ask them; name → seconds of processor time for the database."""
    modules = packages / "node_modules"
    whole = _folder(site / "sqlite", modules / "@sqlite.org/sqlite-wasm/dist", ("index.mjs", "sqlite3.wasm"))
    by_pages = _folder(
        site / "sqlite-by-pages", modules / "sql.js-httpvfs/dist", ("index.js", "sqlite.worker.js", "sql-wasm.wasm")
    )
    seconds = {"sqlite": _database(docs, whole / "index.db", 4096)}
    seconds["sqlite-by-pages"] = _database(docs, by_pages / "index.db.0", PAGE)
    size = (by_pages / "index.db.0").stat().st_size
    # One chunk: its size is told, so that nobody has to ask for it.
    chunks = {"databaseLengthBytes": size, "serverChunkSize": -(-size // PAGE) * PAGE, "suffixLength": 1}
    told = json.dumps({"serverMode": "chunked", "requestChunkSize": PAGE, **chunks})
    (site / "sqlite.js").write_text(_WHOLE % _ASKED, "utf-8")
    (site / "sqlite-by-pages.js").write_text(_BY_PAGES % (_ASKED, told), "utf-8")
    return seconds


def _database(docs: Sequence[Mapping[str, object]], file: Path, page: int) -> float:
    begin = time.process_time()
    database = sqlite3.connect(file)
    database.execute(f"PRAGMA page_size = {page}")
    database.execute("CREATE VIRTUAL TABLE texts USING fts5(title, text, path UNINDEXED)")
    rows = ((doc["title"], doc["text"], doc["path"]) for doc in docs)
    database.executemany("INSERT INTO texts(title, text, path) VALUES (?, ?, ?)", rows)
    database.execute("INSERT INTO texts(texts) VALUES ('optimize')")
    database.commit()
    database.execute("VACUUM")
    database.close()
    return time.process_time() - begin


def _folder(folder: Path, package: Path, names: Sequence[str]) -> Path:
    folder.mkdir(parents=True)
    for name in names:
        shutil.copyfile(package / name, folder / name)
    return folder
