// Text and labels → mentions: the rules of hooks/dictionary/linking/ and language/, held to the same cases
// (tests/cases/linking/). Nothing here touches a page. What a language adds comes with the labels.
// A function, so that nothing of it costs anything where no text is linked.
// oxlint-disable-next-line no-unused-vars -- page.js, which follows in the same script, calls it
const linker = ({ result: labels, phrases, rules }) => {
  const RAISED = "⁰¹²³⁴-⁹";
  const UNSPACED = `ーｰﾞﾟ${rules.unspaced.map((name) => `\\p{sc=${name}}`).join("")}`;
  const UNSEEN = "\\p{Default_Ignorable_Code_Point}";
  const ANY = "\\p{L}\\p{N}";
  const MARK = `[\\p{M}${UNSEEN}]`;
  const LETTER = `(?![ʼ${RAISED}${UNSPACED}])[${ANY}]`;
  const ALONE = `(?=[${ANY}])[${UNSPACED}]`;
  const TOKEN = `${LETTER}(?:${LETTER}|${MARK})*|${ALONE}${MARK}*|[^\\s${ANY}_]|[_ʼ${RAISED}]`;
  const STEP = `([${UNSEEN}]*(?:\\s[\\s${UNSEEN}]*|[-‐‑–][${UNSEEN}]*))?(${TOKEN})`;
  const re = (source, flags = "gu") => new RegExp(source, flags);
  const testing = (source, flags = "u") => {
    const pattern = re(source, flags);
    return (text) => pattern.test(text);
  };
  const step = re(STEP, "uy");
  const isMark = testing(`^${MARK}`);
  const isLetter = testing(`^(?:${LETTER}|${ALONE})`);
  const isWordChar = (char) => char === "_" || isLetter(char) || isMark(char);
  const isUnspaced = testing(`^${ALONE}`);
  const isFile = testing(`.\\.(${rules.file_endings.join("|")})$`, "i");
  const unseen = re(`[${UNSEEN}]|${rules.points}`);
  // Soft hyphens and the like belong to no word; joiners do.
  const isTail = testing(`^(?![\u200c\u200d\ufe00-\ufe0f])[${UNSEEN}]`);
  const has = (list, char) => char && list.includes(char);
  const APOSTROPHES = "'’ʼ′‘";

  // Characters beyond the first plane take two places in a text.
  // oxlint-disable-next-line unicorn/no-useless-spread -- characters, not places
  const before = (text, place) => [...text.slice(Math.max(0, place - 2), place)].at(-1) ?? "";
  // oxlint-disable-next-line unicorn/no-useless-spread -- the same
  const behind = (text, place) => [...text.slice(place, place + 2)][0] ?? "";
  // The letter before a place, behind its marks, and where it stands.
  const baseBefore = (text, place) => {
    let char = "";
    do {
      place -= char.length;
      char = before(text, place);
    } while (isMark(char));
    return [char, place - char.length];
  };

  // ---- Words, and how they are compared ----

  const composed = (word) =>
    has(APOSTROPHES, word)
      ? "'"
      : word
          .replace(unseen, "")
          .normalize(/[\uff01-\uffef]/.test(word) ? "NFKC" : "NFC")
          .replace(/([\u0400-\u052f])[\u0300\u0301]/g, "$1");
  const fold = (word) =>
    composed(word).toLowerCase().replaceAll("i\u0307", "i").replaceAll("ı", "i").replaceAll("ς", "σ");
  const isExact = (part) => /\p{Lu}.*\p{Lu}|^\p{Lu}$|\p{Nd}/u.test(part);
  const isWritten = ({ cases }, written) => cases.every((exact, at) => !exact || exact === composed(written[at]));

  // ---- The labels as a tree of words ----

  const root = new Map();
  const guarded = new Set(Object.values(phrases).flat());
  const plant = (label, slug, blocks) => {
    const parts = [];
    let children = root;
    let node;
    for (const [, gap, token] of label.matchAll(re(STEP))) {
      const key = (gap && node ? " " : "") + fold(token);
      if (gap || !node) {
        parts.push([]);
      }
      parts.at(-1).push(composed(token));
      node = children.get(key) ?? { children: new Map(), terms: [], isPhrase: false };
      children.set(key, node);
      node.isPhrase ||= Boolean(blocks);
      children = node.children;
    }
    // In a part with capitals or digits, case counts.
    const cases = parts.flatMap((part) => part.map((token) => isExact(part.join("")) && token));
    node?.terms.push({ cases, slug, blocks, open: cases.filter((exact) => !exact).length });
    // A phrase wins over a label, and an exact way to write a label over one that ignores case.
    node?.terms.sort((one, other) => !one.blocks - !other.blocks || one.open - other.open);
  };
  Object.entries(labels).forEach((pair) => plant(...pair));
  Object.entries(phrases).forEach(([phrase, slugs]) => plant(phrase, null, slugs));

  // The node of a word, also without what its language hangs on it, and where its stem ends.
  const { prefixes, suffixes, fewest } = rules;
  const nodeOf = (children, gap, word) => {
    const { length } = word;
    const stems = [
      [0, length],
      ...prefixes.filter((prefix) => word.startsWith(prefix)).map((prefix) => [prefix.length, length]),
      ...suffixes.filter((suffix) => word.endsWith(suffix)).map((suffix) => [0, length - suffix.length]),
    ];
    for (const [start, end] of stems) {
      const node = (end - start === length || end - start >= fewest) && children.get(gap + fold(word.slice(start, end)));
      if (node) {
        return [node, end];
      }
    }
    return [];
  };

  // ---- Where a label may begin and end ----

  const mayStart = (text, start) => {
    const sign = before(text, start);
    const [base] = baseBefore(text, start);
    if (has("#@", sign) || (isWordChar(base) && !isUnspaced(behind(text, start)) && !isUnspaced(base))) {
      return false;
    }
    const isQuoted = has(APOSTROPHES, sign);
    if (!(isQuoted || has("-‐‑.", sign)) || !isWordChar(before(text, start - 1))) {
      return true;
    }
    const word = /[\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, start - 13), start - 1))[0].toLowerCase();
    return Boolean((isQuoted ? rules.elided : rules.elided_by_hyphen)?.includes(word));
  };
  const mayEnd = (text, end) => {
    const sign = behind(text, end);
    const next = behind(text, end + 1);
    if (isWordChar(sign)) {
      return isUnspaced(sign) || isUnspaced(baseBefore(text, end)[0]);
    }
    if (has(APOSTROPHES, sign) && isWordChar(next)) {
      return (/s/i.test(next) && !isWordChar(behind(text, end + 2))) || Boolean(rules.suffixes_follow_apostrophes);
    }
    return sign !== "." || !isLetter(next);
  };

  // ---- Scripts that put no spaces between words: language/edges.py ----

  const kind = (char) =>
    /[\p{sc=Katakana}ーｰﾞﾟ]/u.test(char) ? "k" : /\p{sc=Hiragana}/u.test(char) ? "h" : /\p{sc=Han}/u.test(char) ? "i" : "s";
  // Whether the ideograph beside a label stands alone.
  const isLeftOver = (beyond) => {
    const kinds = isWordChar(beyond) ? kind(beyond) : "";
    return has("hk", kinds) || (kinds !== "i" && rules.is_japanese);
  };
  const stands = (text, start, end) => {
    const first = behind(text, start);
    const [last, at] = baseBefore(text, end);
    const [one, place] = baseBefore(text, start);
    const other = behind(text, end);
    const isSingle = at === start;
    const isShort = end - start < 4;
    const wrong = {
      kk: () => true,
      hh: (isEnd) => !(isEnd ? has(rules.after_nouns, other) : has(rules.particles, one)),
      ih: (isEnd) => isEnd && isSingle && !has(rules.after_nouns, other),
      ii: (isEnd) =>
        isSingle ||
        (isEnd
          ? !has(rules.behind, other) && isLeftOver(text.slice(end + other.length).replace(re(`^${MARK}+`), "")[0] ?? "")
          : isLeftOver(baseBefore(text, place)[0])),
      ss: (isEnd) =>
        isShort ||
        (isEnd
          ? has(rules.trailing_vowels, other) || re(`^${rules.killed}`).test(text.slice(end, end + 3))
          : has(rules.stackers, text[start - 1]) || has(rules.leading_vowels, one) || has(rules.trailing_vowels, first)),
    };
    const isWrong = (char, beside, isEnd) =>
      isUnspaced(char) && isUnspaced(beside) && wrong[kind(char) + kind(beside)]?.(isEnd);
    return !isWrong(first, one, false) && !isWrong(last, other, true);
  };
  const isWhole = (text, start, end, isStem) => (isStem || mayEnd(text, end)) && stands(text, start, end);

  // ---- Web addresses, paths, file names and handles: linking/bare_addresses.py ----

  const isHost = (text) => {
    const [, host, port] = /^([^:]*):?(.*)$/s.exec(text);
    const names = host.split(".");
    const domain = names.at(-1);
    return (
      host === "localhost" ||
      (/^\d+$/.test(port) && /^\p{L}/u.test(host)) ||
      (names.length > 1 &&
        names.every(Boolean) &&
        (/^(\d+\.){3}\d+$/.test(host) ||
          (/^(?![jt]s$)\p{L}{2,24}$/u.test(domain) && (domain === domain.toLowerCase() || host === host.toUpperCase()))))
    );
  };
  const isPath = (given, isFirst, isAll) => {
    const [, host, query] = /^([^?]*)\??(.*)$/s.exec(given);
    const piece = given.replace(/^['’‘*_:!?]+|['’‘*_:!?]+$/g, "").replace(/\.+$/, "");
    const names = piece.split("/");
    const name = names.at(-1);
    return (
      (query && isHost(host)) ||
      (given.includes("/") &&
        ((isFirst && /^(\/|~[\p{L}\p{N}_]*\/|\.\.?\/|\$[A-Z_]+\/|[ru]\/|[a-z]:\/)[\p{L}\p{N}_]/iu.test(piece)) ||
          isHost(names[0]) ||
          (!name && (isAll || names.length > 2)) ||
          isFile(name)))
    );
  };
  // Whether `from` to `until` in a run of text without spaces is part of an address, or of a name that it does not know.
  const isAddress = (run, from, until) => {
    const scheme =
      /(?<![a-z])(?:[a-z][a-z0-9+.-]{1,15}:\/\/|www\.|(?:arxiv|data|doi|file|geo|hdl|isbn|magnet|mailto|sms|tel|urn):(?=[\p{L}\p{N}_]))/iu.exec(run);
    const prose = run.slice(0, scheme?.index);
    const isNameless = !/[.\\]/.test(run.slice(from, until));
    const touches = (at, length) => at < until && at + length > from;
    if (scheme && scheme.index < until) {
      return true;
    }
    return [...prose.matchAll(/[^"“”„«»‹›<>()[\]{}|,;—–…\ufffc]+/g)].some(({ 0: piece, index }) => {
      const { length } = piece;
      const isFirst = !/[^"“„«‹<([{'‘*_]/.test(run.slice(0, index));
      const isAll = isFirst && !/[^"“”»›>)\]}'’*_.,;:!?]/.test(run.slice(index + length));
      const handle = piece.search(/(?<![\p{L}\p{N}_&])[#@](?=[\p{L}\p{N}_])/u);
      if (!touches(index, length)) {
        return false;
      }
      if (/[\p{L}\p{N}_]@[\p{L}\p{N}_]/u.test(piece) || isPath(piece, isFirst, isAll)) {
        return true;
      }
      if (piece.includes("\\")) {
        return isNameless;
      }
      const names = handle < 0 ? piece : piece.slice(0, handle);
      return (
        (handle >= 0 && index + handle < until) ||
        (isNameless &&
          [...names.matchAll(re(`(?:(?![${RAISED}])[${ANY}_]|[.-])+`))].some(
            (name) =>
              touches(index + name.index, name[0].length) &&
              /[^.-].*\..*[^.-]/.test(name[0]) &&
              !name[0].includes(".."),
          ))
      );
    });
  };
  // No address is as long as that.
  const REACH = 500;
  const isInAddress = (text, start, end) => {
    const from = Math.max(0, start - REACH);
    return [...text.slice(from, end + REACH).matchAll(/[^\s\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]+/g)].some(
      ({ 0: run, index }) =>
        index + from < end &&
        index + from + run.length > start &&
        /[/\\@#.:?]/.test(run) &&
        isAddress(run, start - from - index, end - from - index),
    );
  };

  // ---- Mentions ----

  // As far as labels go on with a text: its tokens, and each place where one may end.
  const walk = (text, start, word, [node, stem]) => {
    const written = [text.slice(start, start + stem)];
    let end = start + stem;
    let isStem = stem < word.length;
    const ends = [[end, node.terms, isStem]];
    while (node.children.size && !isStem) {
      step.lastIndex = end;
      const [all, gap, token] = step.exec(text) ?? [];
      const [next, length] = token ? nodeOf(node.children, gap ? " " : "", token) : [];
      if (!next) {
        break;
      }
      end += all.length - token.length + length;
      isStem = length < token.length;
      node = next;
      written.push(token);
      ends.push([end, node.terms, isStem]);
    }
    return ends.map(([place, terms, isEnding], index) => ({
      end: place,
      terms: terms.filter((term) => isWritten(term, written.slice(0, index + 1)) && isWhole(text, start, place, isEnding)),
    }));
  };

  // Every mention of a text, leftmost and longest: [start, end, slug]; without a slug it only masks.
  return (text) => {
    const found = [];
    let position = 0;
    let reaching = [];
    const note = (ends) =>
      ends.forEach(({ end, terms }) => terms.forEach(({ blocks }) => blocks && reaching.push([end, blocks])));
    const walkFrom = ({ 0: word, index: start }, offset = 0) => {
      const node = nodeOf(root, "", word);
      const isUseful = node[0] && (node[0].isPhrase || (!offset && start >= position));
      const ends = isUseful && mayStart(text, start + offset) ? walk(text, start + offset, word, node) : [];
      if (node[0]?.isPhrase) {
        note(ends);
      }
      return ends;
    };
    for (const match of text.matchAll(re(TOKEN))) {
      const { index: start } = match;
      const last = walkFrom(match).findLast(({ terms }) => terms.length);
      if (start < position || !last) {
        continue;
      }
      let { end } = last;
      let [{ slug }] = last.terms;
      while (isTail(text[end - 1])) {
        end -= 1;
      }
      if (isInAddress(text, start, end)) {
        continue;
      }
      position = end;
      if (guarded.has(slug)) {
        [...text.slice(start + 1, end).matchAll(re(TOKEN))].forEach((inside) => walkFrom(inside, start + 1));
        reaching = reaching.filter(([reach]) => reach > start);
        const blocked = Math.max(...reaching.map(([reach, slugs]) => (slugs.includes(slug) ? reach : 0)));
        if (blocked > 0) {
          slug = null;
          position = Math.max(position, blocked);
        }
      }
      found.push([start, end, slug]);
    }
    return found;
  };
};
