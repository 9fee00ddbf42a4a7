import neo4j from "neo4j-driver";
import { fromHex } from "../../../src/facts/bytes.js";
import { type Entry, leafHashHex, parseEntry } from "../../../src/facts/entry.js";
import { isFiltered } from "../../../src/facts/properties.js";
import { isSeal } from "../../../src/facts/seal.js";
import { tilePath } from "../../../src/log/tiles.js";
import { append, emptyTree, encodeTree } from "../../../src/log/tree.js";
import { expected, type TamperedStore } from "./store.js";

export interface Choice {
  readonly below: (count: number) => number;
  readonly of: <T>(items: readonly T[]) => T;
}
interface Outcome {
  /** Findings that there must be. */
  readonly named: readonly string[];
  /** Codes of findings that may follow from the change; without any, `named` is all. */
  readonly besides?: readonly string[];
}
interface Trial {
  readonly name: string;
  readonly tamper: (store: TamperedStore, choice: Choice) => Promise<Outcome>;
}
interface Fact {
  readonly entry: Entry;
  readonly text: string;
  readonly index: number;
  readonly place: { readonly kind: string; readonly key: string; readonly index: number };
}

const TILE = { kind: "LogTile", key: "tile/0/000" };
const HEAD = { kind: "LogHead" };

const known = new WeakMap<TamperedStore, Promise<Fact[]>>();
/** Those of the store as it was recorded, read once. */
function facts(store: TamperedStore): Promise<Fact[]> {
  const found = known.get(store) ?? readFacts(store);
  known.set(store, found);
  return found;
}

async function readFacts({ run }: TamperedStore): Promise<Fact[]> {
  const rows = await run(
    "MATCH (n:Fact) RETURN n.entry AS entry, toString(n.index) AS index ORDER BY n.index",
  );
  return rows.map((row) => {
    const entry = parseEntry(String(row.entry));
    const index = Number(row.index);
    return { entry, text: String(row.entry), index, place: { kind: entry.kind, key: entry.key, index } };
  });
}

const set = ({ run }: TamperedStore, { index }: Fact, props: Record<string, unknown>) =>
  run("MATCH (n:Fact {index: toInteger($index)}) SET n += $props", { index, props });
const flip = (text: string, { below }: Choice): string => {
  const at = below(text.length);
  return text.slice(0, at) + (text[at] === "0" ? "1" : "0") + text.slice(at + 1);
};
const edgesOf = (facts: readonly Fact[]) =>
  facts.flatMap((fact) => fact.entry.refs.map((ref, place) => ({ fact, ref, place })));
const other = (kind: string, key: string) => ({ kind, key });

/** Plain fields of a fact that are texts, so that another text can take their place. */
/** The texts that its node has as they are. */
const plainTexts = ({ entry }: Fact): string[] =>
  Object.entries(entry.body).flatMap(([name, value]) =>
    typeof value === "string" && !/^\d{4}-/.test(value) && isFiltered(entry.kind, name) ? [name] : [],
  );
const sealedOf = ({ entry }: Fact): string[] =>
  Object.keys(entry.body).filter((name) => isSeal(entry.body[name]));
/** With its sealed values still there. */
const sealed = (all: readonly Fact[]) =>
  all.filter((fact) => sealedOf(fact).length > 0 && fact.entry.key !== "p-3");

function treeOf(texts: readonly string[]) {
  return append(
    emptyTree,
    texts.map((text) => fromHex(leafHashHex(text))),
  );
}
const bytes = (hashes: Uint8Array) => new Int8Array(hashes.buffer, hashes.byteOffset, hashes.length);

export const trials: readonly Trial[] = [
  {
    name: "a changed property",
    tamper: async (store, choice) => {
      const fact = choice.of((await facts(store)).filter((one) => plainTexts(one).length > 0));
      const property = choice.of([...plainTexts(fact), "recordedBy", "recordedAt"]);
      const value = choice.of<unknown>([
        "another",
        neo4j.int(7),
        ["another"],
        true,
        neo4j.types.DateTime.fromStandardDate(new Date(0)),
      ]);
      await set(store, fact, { [property]: value });
      return { named: [expected("PROPERTY_ALTERED", { ...fact.place, property })] };
    },
  },
  {
    name: "a property of the same look and another type",
    tamper: async (store, choice) => {
      const [property, change, kind] = choice.of([
        ["rowCount", "toFloat(n.rowCount)", "DatasetVersion"],
        ["count", "toFloat(n.count)", "Access"],
        ["at", "toString(n.at)", "Access"],
        ["recordedAt", "toString(n.recordedAt)", "Amendment"],
        ["timestamp", "datetime({datetime: n.timestamp, timezone: '+00:01'})", "Prediction"],
        ["timestamp", "n.timestamp + duration({nanoseconds: 1})", "Prediction"],
        ["roles", '\'["READ","AUDIT"]\'', "Access"],
      ]);
      const fact = choice.of((await facts(store)).filter((one) => one.entry.kind === kind));
      await store.run(`MATCH (n:Fact {index: toInteger($index)}) SET n.${property} = ${change}`, {
        index: fact.index,
      });
      return { named: [expected("PROPERTY_ALTERED", { ...fact.place, property: property ?? "" })] };
    },
  },
  {
    name: "a property taken away",
    tamper: async (store, choice) => {
      const fact = choice.of((await facts(store)).filter((one) => plainTexts(one).length > 0));
      const property = choice.of([...plainTexts(fact), "recordedBy", "recordedAt"]);
      await set(store, fact, { [property]: null });
      return { named: [expected("PROPERTY_MISSING", { ...fact.place, property })] };
    },
  },
  {
    name: "an extra property",
    tamper: async (store, choice) => {
      const fact = choice.of(await facts(store));
      const property = choice.of(["note", "xSalt", "indexSalt"]);
      await set(store, fact, { [property]: "x" });
      return { named: [expected("PROPERTY_FOREIGN", { ...fact.place, property })] };
    },
  },
  ...["", "Salt"].map(
    (suffix): Trial => ({
      name: suffix === "" ? "a changed sealed value" : "a changed salt",
      tamper: async (store, choice) => {
        const fact = choice.of(sealed(await facts(store)));
        const property = choice.of(sealedOf(fact));
        const [row] = await store.run("MATCH (n:Fact {index: toInteger($index)}) RETURN n[$name] AS value", {
          index: fact.index,
          name: property + suffix,
        });
        const value = choice.of([null, flip(String(row?.value), choice)]);
        await set(store, fact, { [property + suffix]: value });
        return { named: [expected("SEALED_VALUE_ALTERED", { ...fact.place, property })] };
      },
    }),
  ),
  {
    name: "sealed values dropped without an Erasure, or put back after one",
    tamper: async (store, choice) => {
      const all = await facts(store);
      const erased = all.filter((one) => one.entry.key === "p-3");
      const fact = choice.of([...erased, choice.of(sealed(all))]);
      const property = choice.of(sealedOf(fact));
      const isErased = erased.includes(fact);
      const value = isErased ? "1" : null;
      await set(store, fact, { [property]: value, [`${property}Salt`]: value && "0".repeat(64) });
      const code = isErased ? "SEALED_VALUE_NOT_ERASED" : "SEALED_VALUE_MISSING";
      return { named: [expected(code, { ...fact.place, property })] };
    },
  },
  {
    name: "a changed entry",
    tamper: async (store, choice) => {
      const fact = choice.of(await facts(store));
      const entry = choice.of<(text: string) => string>([
        (text) => flip(text, choice),
        (text) => text.replace('"recordedBy":"proofline"', '"recordedBy":"nobody"'),
        (text) => `${text} `,
      ])(fact.text);
      await set(store, fact, { entry });
      return { named: [expected("ENTRY_ALTERED", fact.place)] };
    },
  },
  {
    name: "an entry and its properties changed together",
    tamper: async (store, choice) => {
      const fact = choice.of(await facts(store));
      const property = choice.of([...plainTexts(fact), "recordedBy"]);
      const before: unknown = property === "recordedBy" ? fact.entry.recordedBy : fact.entry.body[property];
      const entry = fact.text.replace(`"${property}":${JSON.stringify(before)}`, `"${property}":"other"`);
      await set(store, fact, { entry, [property]: "other" });
      return { named: [expected("ENTRY_ALTERED", fact.place)] };
    },
  },
  {
    name: "a node removed",
    tamper: async (store, choice) => {
      const all = await facts(store);
      const fact = choice.of(all);
      await store.run("MATCH (n:Fact {index: toInteger($index)}) DETACH DELETE n", { index: fact.index });
      const leaf = leafHashHex(fact.text);
      const isNamed = all.some(({ entry }) => entry.refs.some((ref) => ref.leaf === leaf));
      return {
        named: [expected("FACT_MISSING", isNamed ? fact.place : { index: fact.index })],
        // what referred to it, and what it alone explained
        besides: ["EDGE_MISSING", "NODE_FOREIGN", "SEALED_VALUE_MISSING"],
      };
    },
  },
  {
    name: "an edge removed",
    tamper: async (store, choice) => {
      const { fact, ref } = choice.of(edgesOf(await facts(store)));
      await store.run(
        `MATCH (n:Fact {index: toInteger($index)})-[r:${ref.rel}]->(:${ref.kind} {key: $key})
         WITH r LIMIT 1 DELETE r`,
        { index: fact.index, key: ref.key },
      );
      return {
        named: [
          expected("EDGE_MISSING", { ...fact.place, edge: { rel: ref.rel, ...other(ref.kind, ref.key) } }),
        ],
      };
    },
  },
  {
    name: "an edge added",
    tamper: async (store, choice) => {
      const all = await facts(store);
      const [from, to] = [choice.of(all), choice.of(all)];
      const rel = choice.of(["SERVED_BY", "ACCESSED", "LIKES"]);
      await store.run(
        `MATCH (a:Fact {index: toInteger($from)}), (b:Fact {index: toInteger($to)}) CREATE (a)-[:${rel}]->(b)`,
        { from: from.index, to: to.index },
      );
      return {
        named: [
          expected("EDGE_FOREIGN", { ...from.place, edge: { rel, ...other(to.entry.kind, to.entry.key) } }),
        ],
      };
    },
  },
  {
    name: "an edge redirected",
    tamper: async (store, choice) => {
      const all = await facts(store);
      const { fact, ref } = choice.of(edgesOf(all).filter(({ ref }) => ref.rel !== "TRAINED_ON"));
      const to = choice.of(all.filter(({ entry }) => entry.key !== ref.key));
      await store.run(
        `MATCH (n:Fact {index: toInteger($index)})-[r:${ref.rel}]->(:${ref.kind} {key: $key})
         MATCH (to:Fact {index: toInteger($to)})
         WITH n, r, to LIMIT 1
         CREATE (n)-[moved:${ref.rel}]->(to) SET moved = properties(r) DELETE r`,
        { index: fact.index, key: ref.key, to: to.index },
      );
      const { rel } = ref;
      return {
        named: [
          expected("EDGE_MISSING", { ...fact.place, edge: { rel, ...other(ref.kind, ref.key) } }),
          expected("EDGE_FOREIGN", { ...fact.place, edge: { rel, ...other(to.entry.kind, to.entry.key) } }),
        ],
      };
    },
  },
  {
    name: "an edge's property changed",
    tamper: async (store, choice) => {
      const all = edgesOf(await facts(store));
      const { fact, ref } = choice.of(all.filter(({ ref }) => Object.keys(ref.props).length > 0));
      const name = choice.of([...Object.keys(ref.props), "extra"]);
      const value = name === "extra" ? "x" : choice.of([null, "x", neo4j.int(1)]);
      await store.run(
        `MATCH (n:Fact {index: toInteger($index)})-[r:${ref.rel}]->(:${ref.kind} {key: $key})
         WITH r LIMIT 1 SET r += $props`,
        { index: fact.index, key: ref.key, props: { [name]: value } },
      );
      const edge = { rel: ref.rel, ...other(ref.kind, ref.key) };
      return { named: [expected("EDGE_ALTERED", { ...fact.place, edge })] };
    },
  },
  {
    name: "two indexes swapped",
    tamper: async (store, choice) => {
      const all = await facts(store);
      const first = choice.of(all);
      const second = choice.of(all.filter((one) => one !== first));
      const move = (from: number, to: number) =>
        store.run("MATCH (n:Fact {index: toInteger($from)}) SET n.index = toInteger($to)", { from, to });
      await move(first.index, 1_000_000);
      await move(second.index, first.index);
      await move(1_000_000, second.index);
      return { named: [expected("FACT_MISPLACED", first.place), expected("FACT_MISPLACED", second.place)] };
    },
  },
  {
    name: "an index or the label Fact taken away",
    tamper: async (store, choice) => {
      const fact = choice.of(await facts(store));
      const change = choice.of([
        "REMOVE n.index",
        "REMOVE n:Fact",
        "SET n.index = toString(n.index)",
        "SET n.index = n.index + 0.5",
      ]);
      await store.run(`MATCH (n:Fact {index: toInteger($index)}) ${change}`, { index: fact.index });
      return { named: [expected("FACT_MISPLACED", fact.place)], besides: [] };
    },
  },
  {
    name: "the last facts cut off with the head moved back",
    tamper: async (store, choice) => {
      const all = await facts(store);
      const size = all.length - 1 - choice.below(80);
      const kept = all.slice(0, size);
      const { tree } = treeOf(kept.map(({ text }) => text));
      await store.run("MATCH (n:Fact) WHERE n.index >= toInteger($size) DETACH DELETE n", { size });
      if (size < 256) await store.run("MATCH (tile:LogTile) DELETE tile");
      await store.run(
        "MATCH (h:LogHead) SET h.size = toInteger($size), h.pending = $pending, h.recordedAt = $recordedAt",
        { size, pending: bytes(encodeTree(tree)), recordedAt: kept.at(-1)?.entry.recordedAt ?? "" },
      );
      return { named: [expected("LOG_TRUNCATED", HEAD)], besides: ["NODE_FOREIGN"] };
    },
  },
  {
    name: "a tile changed, cut or removed",
    tamper: async (store, choice) => {
      const [row] = await store.run("MATCH (tile:LogTile {path: $path}) RETURN tile.hashes AS hashes", {
        path: tilePath({ level: 0, index: 0, width: 256 }),
      });
      const hashes = row?.hashes instanceof Int8Array ? row.hashes.slice() : new Int8Array();
      const change = choice.of([
        "SET tile.hashes = $hashes",
        "SET tile.hashes = $short",
        "SET tile.hashes = 'x'",
        "DELETE tile",
      ]);
      const at = choice.below(hashes.length);
      hashes[at] = (hashes[at] ?? 0) ^ 1;
      await store.run(`MATCH (tile:LogTile) ${change}`, { hashes, short: hashes.slice(0, 32) });
      return { named: [expected(change === "DELETE tile" ? "TILE_MISSING" : "TILE_ALTERED", TILE)] };
    },
  },
  {
    name: "the head's pending hashes changed",
    tamper: async (store, choice) => {
      const [row] = await store.run("MATCH (h:LogHead) RETURN h.pending AS pending");
      const pending = row?.pending instanceof Int8Array ? row.pending.slice() : new Int8Array();
      const at = choice.below(pending.length);
      pending[at] = (pending[at] ?? 0) ^ 1;
      const value = choice.of<unknown>([pending, pending.slice(0, 64), null, "x"]);
      await store.run("MATCH (h:LogHead) SET h.pending = $value", { value });
      return { named: [expected("HEAD_ALTERED", { ...HEAD, property: "pending" })] };
    },
  },
  {
    name: "a placeholder filled by hand",
    tamper: async (store, choice) => {
      const key = `gone-${choice.below(40)}`;
      const node = "MATCH (n:Deployment {key: $key})";
      const place = { kind: "Deployment", key };
      const entry = '{"body":{},"key":"x"}';
      return choice.of<() => Promise<Outcome>>([
        async () => {
          await store.run(`${node} SET n.environment = "production"`, { key });
          return { named: [expected("PLACEHOLDER_ALTERED", place)] };
        },
        async () => {
          await store.run(`${node} SET n:Fact, n.index = 301, n.entry = $entry`, { key, entry });
          return { named: [expected("FACT_FOREIGN", place)] };
        },
        async () => {
          await store.run(`${node} MATCH (m:ModelVersion {key: "credit@7"}) CREATE (n)-[:DEPLOYS]->(m)`, {
            key,
          });
          return {
            named: [
              expected("EDGE_FOREIGN", {
                ...place,
                edge: { rel: "DEPLOYS", ...other("ModelVersion", "credit@7") },
              }),
            ],
          };
        },
      ])();
    },
  },
  {
    name: "an extra node",
    tamper: async (store, choice) => {
      const [labels, kind] = choice.of([
        ["", "no label"],
        [":Ghost", "Ghost"],
        [":Deployment", "Deployment"],
        [":Fact:Deployment", "Deployment"],
        [":Deployment:Ghost", "Deployment"],
      ]);
      await store.run(`CREATE (n${labels} {key: "ghost"})`);
      return { named: [expected("NODE_FOREIGN", { kind: kind ?? null, key: "ghost" })] };
    },
  },
  {
    name: "an extra tile",
    tamper: async (store, choice) => {
      const path = choice.of(["tile/0/001", "tile/1/000", "tile/0/000.p/8", "tile/entries/000", "x"]);
      await store.run("CREATE (:LogTile {path: $path})", { path });
      return { named: [expected("TILE_FOREIGN", { kind: "LogTile", key: path })] };
    },
  },
  {
    name: "a label added",
    tamper: async (store, choice) => {
      const fact = choice.of((await facts(store)).filter(({ entry }) => entry.kind === "Amendment"));
      await store.run("MATCH (n:Fact {index: toInteger($index)}) SET n:Extra", { index: fact.index });
      return { named: [expected("LABELS_ALTERED", fact.place)] };
    },
  },
  {
    name: "history rewritten, tiles and head with it",
    tamper: async (store, choice) => {
      const all = await facts(store);
      const fact = choice.of(all.filter(({ entry }) => entry.kind === "Amendment"));
      const entry = fact.text.replace('"recordedBy":"proofline"', '"recordedBy":"nobody"');
      const { tree, tiles } = treeOf(all.map((one) => (one === fact ? entry : one.text)));
      await set(store, fact, { entry, recordedBy: "nobody" });
      await store.run("MATCH (h:LogHead) SET h.pending = $pending", { pending: bytes(encodeTree(tree)) });
      for (const { hashes } of tiles)
        await store.run("MATCH (tile:LogTile) SET tile.hashes = $hashes", { hashes: bytes(hashes) });
      return { named: [expected("LOG_REWRITTEN", HEAD)] };
    },
  },
  {
    name: "an entry and its tile changed together",
    tamper: async (store, choice) => {
      const all = await facts(store);
      const fact = choice.of(all.slice(0, 256));
      const entry = fact.text.replace('"recordedBy":"proofline"', '"recordedBy":"nobody"');
      const { tiles } = treeOf(all.map((one) => (one === fact ? entry : one.text)));
      await set(store, fact, { entry, recordedBy: "nobody" });
      for (const { hashes } of tiles)
        await store.run("MATCH (tile:LogTile) SET tile.hashes = $hashes", { hashes: bytes(hashes) });
      return { named: [expected("TILE_ALTERED", TILE)], besides: ["REFERENCE_WRONG"] };
    },
  },
];
