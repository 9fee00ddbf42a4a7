import { beforeAll, describe, expect, it } from "vitest";
import { FACT_KINDS, memberName } from "../../../src/facts/kind.js";
import { RECORDABLE } from "../../../src/facts/kinds/index.js";
import { type Answer, useService } from "../../support/client.js";
import { HOSTILE_KEY, HOSTILE_TEXT, hostileFacts } from "../../support/hostile.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";

const p = newPrefix();
/** Words that only this run's facts have: letters alone, so that typing errors in them are forgiven. */
const own = (word: string) =>
  `${word}${[...p.slice(0, 12)].map((digit) => "ghijklmnopqrstuv"[Number.parseInt(digit, 16)]).join("")}`;
const bank = own("bank");
const local = useService();
const guarded = useService({ AUTH: "keys" });

const at = "2026-10-03T09:00:00Z";
const LONG = `${own("withheld")} ${"x".repeat(5_000)}`;
const model = `${p}credit-risk@7`;

interface Hit {
  readonly kind: string;
  readonly key: string;
  readonly field: string;
  readonly snippet: string;
  readonly score: number;
}
interface Found {
  readonly search: {
    readonly edges: readonly { readonly cursor: string; readonly node: Hit }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const SEARCH = `query Search($text: String!, $kinds: [FactKind!], $first: Int, $after: String) {
  search(text: $text, kinds: $kinds, first: $first, after: $after) {
    edges { cursor node { kind key field snippet score } } pageInfo { hasNextPage endCursor }
  }
}`;

const page = async (text: string, more: object = {}) =>
  (await local.client.ask<Found>(SEARCH, { text, ...more })).search;
const hitsOf = async (text: string, more: object = {}) =>
  (await page(text, more)).edges.map(({ node }) => node);
const keysOf = async (text: string, more: object = {}) => (await hitsOf(text, more)).map(({ key }) => key);

const predicted = (requestId: string) => ({
  prediction: {
    requestId,
    modelVersion: model,
    features: { of: own("feature") },
    prediction: 1,
    timestamp: at,
  },
});

beforeAll(async () => {
  await local.client.record(
    {
      sourceTable: {
        key: `${p}warehouse/loans`,
        owner: `Ana Ruíz of ${bank}`,
        description: LONG,
        columns: [{ name: own("credit_score"), description: "From the bureau" }],
      },
    },
    { modelVersion: { key: model, intendedUse: `Lending by ${bank}` } },
    {
      approval: {
        key: `${p}a-1`,
        modelVersion: model,
        approver: `mei@${bank}`,
        decision: "APPROVED",
        reference: `${own("risk")}-1234`,
        reason: `Tested for ${own("drift")} twice`,
        at,
      },
    },
    predicted(`${p}req-1`),
    {
      outcome: {
        key: `${p}o-1`,
        prediction: `${p}req-1`,
        actual: own("repaid"),
        source: own("servicing"),
        at,
      },
    },
    {
      review: {
        key: `${p}r-1`,
        prediction: `${p}req-1`,
        reviewer: own("reviewer"),
        decision: "CONFIRMED",
        finalDecision: own("final"),
        at,
      },
    },
  );
});

describe("search", () => {
  it("finds what was just recorded by names, people, tickets, reasons, columns and keys, and says where", async () => {
    const found = async (text: string) => (await hitsOf(text)).map(({ kind, field }) => `${kind} ${field}`);
    expect(await found(`ana ruiz ${bank}`)).toEqual(["SourceTable owner"]);
    expect(await found(`mei@${bank}`)).toEqual(["Approval approver"]);
    expect(await found(`${own("RISK")}-1234`)).toEqual(["Approval reference"]);
    expect(await found(own("drift"))).toEqual(["Approval reason"]);
    expect(await found(own("score"))).toEqual(["SourceTable columns"]);
    expect(await found(`credit risk ${p}`)).toEqual(["ModelVersion key"]);
    expect((await hitsOf(own("drift")))[0]?.snippet).toBe(`Tested for ${own("drift")} twice`);
  });

  it("puts a whole key first, and then the keys that have the words", async () => {
    const key = `${p}warehouse/loans`;
    const description = `Copied from ${key}`;
    await local.client.record(
      { sourceTable: { key: `${p}copy`, description } },
      { sourceTable: { key: `${key}-2` } },
    );
    const hits = await hitsOf(key);
    expect(hits.map((hit) => hit.key)).toEqual([key, `${key}-2`, `${p}copy`]);
    expect(hits[0]?.score).toBe(1);
    expect(hits.map(({ score }) => score)).toEqual([...hits.map(({ score }) => score)].sort((a, b) => b - a));
    expect(hits[2]).toMatchObject({ field: "description", snippet: description });
  });

  it("finds a key without letters and digits, and one of more words than are looked for", async () => {
    const signs = `${p.slice(0, 12).replace(/./g, (digit) => "!#$%&()*+,-./:;<"[Number.parseInt(digit, 16)] ?? "")}`;
    const long = Array.from({ length: 40 }, (_, i) => `w${i}`).join("/") + p;
    await local.client.record(...[signs, long].map((key) => ({ sourceTable: { key } })));
    for (const key of [signs, long]) expect(await keysOf(key)).toEqual([key]);
  });

  it("finds the beginning of a word, as it is typed", async () => {
    for (let letters = bank.length - 4; letters <= bank.length; letters++)
      expect(await keysOf(`lending ${bank.slice(0, letters)}`)).toEqual([model]);
  });

  it.each([
    ["left out", `lending ${bank.slice(0, 5)}${bank.slice(6)}`],
    ["exchanged with the next one", `lendign ${bank}`],
    ["mistaken, and another one doubled", `lending ${bank.replace("bank", "bbamk")}`],
  ])("forgives a letter that is %s", async (_, text) => {
    const hits = await hitsOf(text);
    expect(hits.map(({ key }) => key)).toEqual([model]);
    expect(hits[0]).toMatchObject({ field: "intendedUse" });
    expect(hits[0]?.score).toBeLessThanOrEqual(0.5);
  });

  it("forgives nothing in numbers, where what was meant is known", async () => {
    expect(await keysOf(`${own("risk")}-1235`)).toEqual([]);
  });

  it("finds a prediction or an outcome by its whole key alone, and nothing by sealed values", async () => {
    expect(await hitsOf(`${p}req-1`)).toEqual([
      { kind: "Prediction", key: `${p}req-1`, field: "key", snippet: `${p}req-1`, score: 1 },
    ]);
    expect((await hitsOf(`${p}o-1`)).map(({ kind, score }) => [kind, score])).toEqual([["Outcome", 1]]);
    for (const text of [`${p}req`, own("servicing")]) expect(await hitsOf(text)).toEqual([]);
    for (const sealed of ["feature", "repaid", "final", "withheld"])
      expect(await hitsOf(own(sealed))).toEqual([]);
  });

  it("finds only facts of the kinds that were asked for", async () => {
    expect(await keysOf(bank, { kinds: ["ModelVersion"] })).toEqual([model]);
    expect(await keysOf(`${p}req-1`, { kinds: ["ModelVersion"] })).toEqual([]);
  });

  it("has pages that together are all hits, each once, in one order while others record", async () => {
    const word = own("paged");
    const facts = Array.from({ length: 25 }, (_, i) => ({
      sourceTable: { key: `${p}${i % 2 ? word : ""}t${i}`, description: word },
    }));
    await local.client.record(...facts);
    const all = await keysOf(word);
    expect(new Set(all).size).toBe(25);
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 4; pages++) {
      const { edges, pageInfo }: Found["search"] = await page(word, { first: 7, after });
      seen.push(...edges.map(({ node }) => node.key));
      expect(pageInfo.hasNextPage).toBe(pages < 3);
      after = pageInfo.endCursor;
      await local.client.record({
        deployment: { key: `${p}d${pages}`, modelVersion: model, environment: word, startedAt: at },
      });
    }
    expect(seen.filter((key) => all.includes(key))).toEqual(all);
  });

  it("goes on in the pages of what was corrected", async () => {
    const word = own("paged").replace("paged", "pagde");
    const first = await page(word, { first: 7, kinds: ["SourceTable"] });
    const second = await page(word, { first: 50, kinds: ["SourceTable"], after: first.pageInfo.endCursor });
    const keys = [...first.edges, ...second.edges].map(({ node }) => node.key);
    expect(new Set(keys).size).toBe(25);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it("answers any text: none, spaces, emoji, operators, stop words, right to left, hostile, long, with zero bytes", async () => {
    const texts = [
      "",
      " \n\t ",
      "\u{1f469}\u200d\u{1f4bb}",
      `+-&&||!(){}[]^"~*?:\\/ AND OR NOT TO words:* [a TO *] /re(gex/ *x ?x "open (`,
      "the of and or not to",
      "\u05d0\u05d1\u05d2 \u202e\u0645\u0631\u062d\u0628\u0627",
      HOSTILE_TEXT,
      Array.from({ length: 200 }, (_, i) => `w${i}`).join(" "),
      "x".repeat(1_000),
      "\u0000\u0001 loans\u0000",
    ];
    for (const text of texts)
      expect((await local.client.send<Found>(SEARCH, { text })).errors).toBeUndefined();
  });

  it("finds facts full of hostile text by their keys, and no snippet turns the direction of writing", async () => {
    const key = `${p}${HOSTILE_KEY}`;
    const facts = hostileFacts(HOSTILE_TEXT, key)
      // the service takes no member of JSON that is called __proto__
      .filter(({ kind }) => RECORDABLE.includes(kind) && kind !== "TrainingRun")
      .map(({ kind, input }) => ({ [memberName(kind)]: input }));
    await local.client.record(...facts);
    const hits = await hitsOf(key);
    expect(new Set(hits.map(({ kind }) => kind))).toEqual(
      new Set(facts.map((one) => FACT_KINDS.find((kind) => memberName(kind) in one))),
    );
    for (const { snippet } of [...hits, ...(await hitsOf("javascript alert"))]) {
      expect(snippet).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      expect(snippet.length).toBeLessThanOrEqual(162);
    }
  });

  it.each([
    ["a text of 10,000 characters", { text: "x".repeat(10_000) }, "LIMIT_EXCEEDED", "text"],
    ["no kind", { text: "x", kinds: [] }, "BAD_USER_INPUT", "kinds"],
    ["a cursor of another list", { text: "x", after: "MjAyNg" }, "BAD_USER_INPUT", "after"],
    ["a page that is too large", { text: "x", first: 1_001 }, "LIMIT_EXCEEDED", "first"],
  ])("refuses %s", async (_, variables, code, path) => {
    expect((await local.client.refusal(SEARCH, variables)).extensions).toMatchObject({ code, path });
  });
});

describe("who searches", () => {
  const [reader, auditor] = [`${p}reader`, `${p}auditor`];
  let keys: Record<string, string>;
  const as = async (name: string, text: string, more: object = {}) => {
    const response = await fetch(`${guarded.client.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${keys[name]}` },
      body: JSON.stringify({ query: SEARCH, variables: { text, ...more } }),
    });
    const answer: Answer<Found> = JSON.parse(await response.text());
    return answer;
  };
  const nodes = ({ data }: Answer<Found>) => data?.search.edges.map(({ node }) => node);

  beforeAll(async () => {
    keys = await createKeys({ [reader]: ["READ"], [auditor]: ["AUDIT"] });
  });

  it("with READ finds nothing of predictions, outcomes, reviews and accesses; with AUDIT their keys and plain texts", async () => {
    for (const text of [`${p}req-1`, `${p}o-1`, own("reviewer")]) {
      expect(nodes(await as(reader, text))).toEqual([]);
      expect(nodes(await as(auditor, text))).not.toEqual([]);
    }
  });

  it("with READ gets a score that private facts don't change", async () => {
    const before = nodes(await as(reader, own("drift")));
    await local.client.record(
      ...Array.from({ length: 20 }, (_, i) => ({
        review: {
          key: `${p}many-${i}`,
          prediction: `${p}req-1`,
          reviewer: own("drift"),
          decision: "CONFIRMED",
          finalDecision: 1,
          at,
        },
      })),
    );
    expect(nodes(await as(reader, own("drift")))).toEqual(before);
  });

  it("is refused kinds that take the role AUDIT", async () => {
    const { errors } = await as(reader, "x", { kinds: ["Approval", "Review"] });
    expect(errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    expect((await as(auditor, "x", { kinds: ["Approval", "Review"] })).errors).toBeUndefined();
  });

  it("leaves an Access with the size of the page", async () => {
    await as(auditor, bank, { first: 7 });
    const { accesses } = await local.client.ask<{ accesses: { edges: { node: object }[] } }>(
      `query ($name: String!) {
        accesses(filter: { principal: $name }, first: 1) { edges { node { operation fields outcome pageSize facts { key } } } }
      }`,
      { name: auditor },
    );
    expect(accesses.edges[0]?.node).toEqual({
      operation: "Search",
      fields: ["search"],
      outcome: "ALLOWED",
      pageSize: 7,
      facts: [],
    });
  });
});
