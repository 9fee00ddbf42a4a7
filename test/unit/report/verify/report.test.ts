import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signCheckpoint } from "../../../../src/log/checkpoint.js";
import {
  formatVerifierKey,
  parseVerifierKey,
  signingKey,
  type VerifierKey,
} from "../../../../src/log/key.js";
import type { ProvenReport } from "../../../../src/report/formats/format.js";
import { FORMAT_VERSION, json } from "../../../../src/report/formats/json.js";
import { DEFAULT_POLICY } from "../../../../src/report/policy.js";
import type { Policy } from "../../../../src/report/rule.js";
import { verifyReport } from "../../../../src/report/verify/report.js";
import { BESIDE, cutAfter, documentOf, KEY, pastOf, proven } from "../../../support/proven.js";
import { chain, keysOf, rotation } from "../../../support/rotations.js";
import {
  diamond,
  factsWith,
  imported,
  record,
  type Sent,
  store,
  trailWith,
} from "../../../support/trails.js";
import { changed, isLeaf, others, type Path, places } from "./mutations.js";

const WHOLE = trailWith({ more: BESIDE });
const TEXT = documentOf(WHOLE);
const REPORT = proven(WHOLE);
const PARSED: unknown = JSON.parse(TEXT);

const LAX: Policy = {
  lateMinutes: 90,
  lateMinutesByKind: [{ kind: "TrainingRun", minutes: 1440 }],
  severities: [
    { code: "NO_APPROVAL", severity: "INFO" },
    { code: "SELF_APPROVAL", severity: "ERROR" },
  ],
};

const verify = (report: unknown, key: VerifierKey = KEY) =>
  verifyReport(typeof report === "string" ? report : JSON.stringify(report), key);
const wrong = (where: string, what?: RegExp) => ({
  valid: false,
  reason: "WRONG",
  where,
  ...(what === undefined ? {} : { what: expect.stringMatching(what) }),
});
const withProof = (change: Partial<ProvenReport["proof"]>): unknown => ({
  formatVersion: FORMAT_VERSION,
  ...REPORT,
  proof: { ...REPORT.proof, ...change },
});
const { entries, inclusions } = REPORT.proof;

describe("verifyReport, of a report as the service makes it", () => {
  it("says what it checked, and what the report says on its own word", () => {
    expect(verify(TEXT)).toMatchObject({
      valid: true,
      requestId: "req-42",
      origin: "log.example/proofline",
      size: 137,
      signedBy: `log.example/proofline+${KEY.id}`,
      checked: {
        entries: 16,
        sealedValues: 5,
        erasedValues: 0,
        withheldValues: 0,
        inclusionProofs: 7,
        nodes: 10,
        edges: 12,
      },
      stated: {
        generatedAt: "2026-11-22T08:00:00.000Z",
        asOf: 100,
        policy: DEFAULT_POLICY,
        truncated: false,
      },
    });
  });

  it("does not say that an index is proven which only references bear out", () => {
    const verdict = verify(TEXT);
    expect(verdict.valid && verdict.checked.sentences[4]).toBe(
      "7 inclusion proofs: in the log of the checkpoint; 9 more by the references from those, which show that they are in the log, and not at which index.",
    );
  });

  it("takes it written with other spaces and another order of names", () => {
    const backwards = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(backwards)
        : isLeaf(value)
          ? value
          : Object.fromEntries(
              Object.entries(Object(value))
                .reverse()
                .map(([name, member]) => [name, backwards(member)]),
            );
    expect(verify(backwards(PARSED))).toMatchObject({ valid: true });
  });

  it.each<[string, readonly Sent[]]>([
    ["with nothing beside the trail", factsWith()],
    ["with erased values", factsWith({ sent: { prediction: { erased: true } }, more: BESIDE })],
    ["with causes that are not recorded", factsWith({ input: { loans: null, approval: null } })],
    ["with causes recorded after their effects", imported(factsWith({ more: BESIDE }).toReversed())],
    ["with a cycle", factsWith({ input: { clean: { reads: [{ datasetVersion: "loans@1" }] } } })],
    ["without a deployment", factsWith({ input: { prediction: { deployment: null, modelVersion: "m" } } })],
    [
      "with names that are names in JavaScript",
      factsWith({
        input: { prediction: { features: JSON.parse('{"__proto__":{"constructor":1},"toString":null}') } },
      }),
    ],
    ["with long values, which are sealed", factsWith({ input: { approval: { reason: "ä".repeat(5_000) } } })],
    ["with paths beyond number", imported(diamond(6, 3))],
  ])("%s: valid", (_, sent) => {
    expect(verify(documentOf(record(sent), { size: 300 }))).toMatchObject({ valid: true });
  });

  it("of every past: valid", () => {
    const trail = record(imported(factsWith({ more: BESIDE }).toReversed()));
    for (let size = 1; size <= 16; size++) {
      const past = pastOf(trail, size);
      if (past.prediction.index !== null)
        expect(verify(documentOf(past, { asOf: size }))).toMatchObject({
          valid: true,
          stated: { asOf: size },
        });
    }
  });

  it("cut anywhere: valid, and says that it is truncated", () => {
    const late = factsWith({ input: { loans: null }, more: BESIDE });
    for (const trail of [WHOLE, record(imported(late.toReversed()))])
      for (let count = 1; count <= trail.facts.length; count++)
        expect(verify(documentOf(cutAfter(trail, count)))).toMatchObject({
          valid: true,
          stated: { truncated: true },
        });
  });

  it("by a policy of its own: valid, and repeats what the policy changes", () => {
    expect(verify(documentOf(WHOLE, { policy: LAX }))).toMatchObject({
      valid: true,
      stated: {
        policy: {
          ...LAX,
          changes: [
            "NO_APPROVAL is lowered from ERROR to INFO.",
            "SELF_APPROVAL is raised from WARNING to ERROR.",
            "Facts count as recorded late after 90 minutes instead of 60.",
            "Facts of the kind TrainingRun count as recorded late after 1,440 minutes instead of 90.",
          ],
        },
      },
    });
  });

  it("of a log of one fact: valid", () => {
    const trail = record(factsWith().slice(-1));
    expect(verify(documentOf(trail, { asOf: 1, size: 1 }))).toMatchObject({ valid: true });
  });
});

describe("verifyReport, of a report that someone changed", () => {
  /** What no entry says: the verdict repeats it as stated. */
  const STATED = new Map<string, (stated: object) => unknown>(
    ["generatedAt", "asOf", "truncated"].map((name) => [
      name,
      (stated) => Object.getOwnPropertyDescriptor(stated, name)?.value,
    ]),
  );
  const STATED_AT = new Set(["generatedAt", "asOf", "graph.truncated"]);

  function check(path: Path, other: unknown, document: unknown): void {
    const verdict = verify(changed(document, path, other));
    if (!verdict.valid) return;
    expect(STATED_AT, `changed to ${JSON.stringify(other)}`).toContain(path.join("."));
    expect(STATED.get(String(path.at(-1)))?.(verdict.stated)).toBe(other);
  }

  it("finds any one value that is another, whatever it is changed to", { timeout: 120_000 }, () => {
    let count = 0;
    for (const { path, value } of places(PARSED))
      if (isLeaf(value))
        for (const other of others(value)) {
          check(path, other, PARSED);
          count++;
        }
    expect(count).toBeGreaterThan(1_000);
  });

  it("lets nothing free where the report is complete but when and with what it was made", () => {
    const text = documentOf(trailWith());
    expect(JSON.parse(text)).toMatchObject({ completeness: { complete: true } });
    expect(verify(changed(JSON.parse(text), ["graph", "truncated"], true))).toMatchObject({ valid: false });
    expect(verify(changed(JSON.parse(text), ["asOf"], 138))).toMatchObject(wrong("asOf"));
    expect(verify(changed(JSON.parse(text), ["asOf"], 9))).toMatchObject({ valid: false });
    const yesterday = changed(JSON.parse(text), ["generatedAt"], "2026-11-21T08:00:00.000Z");
    expect(verify(yesterday)).toMatchObject({
      valid: true,
      stated: { generatedAt: "2026-11-21T08:00:00.000Z" },
    });
  });

  it("finds a policy that was changed and does not say so, or says two things", () => {
    const document: unknown = JSON.parse(documentOf(WHOLE, { policy: LAX }));
    const { severities, lateMinutesByKind } = LAX;
    const policy = (name: string, to: unknown) =>
      verify(changed(document, ["completeness", "policy", name], to));
    expect(policy("lateMinutes", 91)).toMatchObject({ valid: false });
    expect(policy("changes", [])).toMatchObject({ valid: false });
    expect(policy("severities", severities.toReversed())).toMatchObject({ valid: false });
    expect(policy("severities", [{ code: "NO_APPROVAL", severity: "ERROR" }, ...severities])).toMatchObject({
      valid: false,
    });
    expect(policy("severities", [{ code: "NO_APPROVAL", severity: "NONE" }])).toMatchObject(
      wrong("completeness.policy", /^it\.severities\.NO_APPROVAL: must be one of/),
    );
    expect(policy("lateMinutesByKind", [...lateMinutesByKind, { kind: "Loan", minutes: 1 }])).toMatchObject(
      wrong("completeness.policy", /Loan: is unknown/),
    );
    expect(verify(changed(document, ["completeness", "policy"], undefined))).toMatchObject({ valid: false });
  });

  it("finds anything left out, added, or in a list twice", { timeout: 120_000 }, () => {
    for (const { path, value } of places(PARSED)) {
      if (path.length > 0)
        expect(verify(changed(PARSED, path, undefined)), path.join(".")).toMatchObject({ valid: false });
      const more = Array.isArray(value)
        ? [[...value, value[0] ?? null], [...value, {}], value.length > 1 ? value.toReversed() : null]
        : isLeaf(value)
          ? []
          : [
              { ...Object(value), more: 1 },
              { ...Object(value), more: null },
            ];
      for (const other of more) {
        if (JSON.stringify(other) === JSON.stringify(value)) continue;
        expect(verify(changed(PARSED, path, other)), path.join(".")).toMatchObject({ valid: false });
      }
    }
  });

  it("finds any single bit of what the proof is made of", { timeout: 120_000 }, () => {
    const texts = [...places(PARSED)].filter(
      ({ path, value }) => path[0] === "proof" && typeof value === "string" && value !== "",
    );
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), ({ path, value }, at) => {
        const bytes = new TextEncoder().encode(String(value));
        const bit = at % (bytes.length * 8);
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(verify(changed(PARSED, path, new TextDecoder().decode(bytes)))).toMatchObject({
          valid: false,
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it("names the place and what the entries say there", () => {
    const forged = changed(PARSED, ["approvals", 0, "approver"], "Mallory");
    expect(verify(forged)).toMatchObject(wrong("approvals[0].approver", /says "Mallory".*say "Alice"/));
    expect(verify(changed(PARSED, ["amendments"], []))).toMatchObject(wrong("amendments[0]", /is missing/));
    expect(verify({ formatVersion: FORMAT_VERSION, ...REPORT, note: "trust me" })).toMatchObject(
      wrong("note", /no such thing/),
    );
  });

  it("finds a name that stands twice, which readers could understand in two ways", () => {
    const forged = TEXT.replace('"approver": "Alice"', '"approver": "Mallory",\n      "approver": "Alice"');
    expect(JSON.parse(forged)).toEqual(PARSED);
    expect(verify(forged)).toMatchObject(wrong("", /"approver" twice/));
  });

  it("finds what is nested too deep to be read", () => {
    expect(verify(`{"requestId":${"[".repeat(100_000)}${"]".repeat(100_000)}}`)).toMatchObject(wrong(""));
  });

  it("finds half of a surrogate pair, which has the bytes of another character", () => {
    const trail = trailWith({ input: { approval: { approver: "A\ufffd" } } });
    expect(verify(documentOf(trail))).toMatchObject({ valid: true });
    const forged = documentOf(trail).replaceAll("A\ufffd", "A\\ud800");
    expect(verify(forged)).toMatchObject({ valid: false, what: expect.stringMatching(/well-formed/) });
  });
});

describe("verifyReport, of a report with another proof", () => {
  it("does not believe the key that the report names", () => {
    const mallory = signingKey(KEY.name, new Uint8Array(32).fill(9));
    const forged = documentOf(WHOLE, { key: mallory });
    expect(verify(forged, mallory)).toMatchObject({ valid: true });
    expect(verify(forged)).toMatchObject(wrong("proof.checkpoint", /not signed by/));
    expect(verify(TEXT, mallory)).toMatchObject(wrong("proof.checkpoint"));
    expect(verify(withProof({ verifierKey: formatVerifierKey(mallory) }))).toMatchObject(
      wrong("proof.verifierKey"),
    );
  });

  it("follows the log's key rotations from the trusted key, and says so", () => {
    const [a, b, c] = keysOf(KEY.name, 3);
    if (!a || !b || !c) throw new Error("no keys");
    const rotations = chain([a, b, c]);
    const text = documentOf(WHOLE, { key: c, rotations });
    for (const [trusted, steps] of [
      [a, 2],
      [b, 1],
      [c, 0],
    ] as const) {
      const verdict = verify(text, trusted);
      expect(verdict).toMatchObject({ valid: true, signedBy: `${c.name}+${c.id}` });
      expect(verdict.valid && verdict.rotations).toHaveLength(steps);
    }
    expect(verify(text, a)).toMatchObject({
      checked: {
        sentences: expect.arrayContaining([
          expect.stringContaining(
            `The log's key was rotated on 2026-11-20T08:00:00.000Z: ${a.name}+${a.id} -> ${b.name}+${b.id}.`,
          ),
        ]),
      },
    });
    expect(verify(text)).toMatchObject(wrong("proof.rotations", /the trusted key is/));
  });

  it("believes no chain of key rotations that is broken, forged, or of another log", () => {
    const [a, b, c] = keysOf(KEY.name, 3);
    const [other] = keysOf("other.example/log", 1);
    if (!a || !b || !c || !other) throw new Error("no keys");
    const forged = (...rotations: string[]) => verify(documentOf(WHOLE, { key: c, rotations }), a);
    expect(forged()).toMatchObject(wrong("proof.checkpoint", /not signed by/));
    expect(forged(rotation(a, c, {}, [c]))).toMatchObject(
      wrong("proof.rotations", /signature of its old key/),
    );
    expect(forged(rotation(a, c, {}, [a]))).toMatchObject(
      wrong("proof.rotations", /signature of its new key/),
    );
    expect(forged(rotation(a, b), rotation(b, a), rotation(a, c))).toMatchObject(
      wrong("proof.rotations", /goes back/),
    );
    expect(forged(rotation(b, c))).toMatchObject(wrong("proof.rotations", /the trusted key is/));
    expect(forged(rotation(other, c))).toMatchObject(wrong("proof.rotations", /its new key is of/));
    expect(forged(rotation(a, b))).toMatchObject(wrong("proof.checkpoint", /not signed by/));
    // the new key signs only what has the rotation in it
    expect(forged(rotation(a, c, { size: 137 }))).toMatchObject(wrong("proof.checkpoint", /had 137 before/));
    // what is not needed is looked at too
    const own = documentOf(WHOLE, { key: c, rotations: [rotation(a, c, {}, [c])] });
    expect(verify(own, c)).toMatchObject(wrong("proof.rotations"));
  });

  it("finds the checkpoint of another log, and of the same log at another size", () => {
    const other = signingKey("other.example/log", KEY.seed);
    expect(verify(documentOf(WHOLE, { key: other }))).toMatchObject(wrong("proof.checkpoint"));
    const elsewhere = proven(WHOLE, { filler: "other" }).proof.checkpoint;
    const moved = inclusions.map((inclusion) => ({ ...inclusion, checkpoint: elsewhere }));
    expect(verify(withProof({ checkpoint: elsewhere, inclusions: moved }))).toMatchObject(
      wrong("proof.inclusions[0]", /does not show prediction req-42/),
    );
    expect(verify(withProof({ checkpoint: elsewhere }))).toMatchObject(
      wrong("proof.inclusions[0].checkpoint"),
    );
    const later = proven(WHOLE, { size: 138 }).proof.checkpoint;
    const longer = inclusions.map((inclusion) => ({ ...inclusion, checkpoint: later }));
    expect(verify(withProof({ checkpoint: later, inclusions: longer }))).toMatchObject(
      wrong("proof.inclusions[0].size"),
    );
  });

  it("finds the checkpoint of a log that is too short for the report", () => {
    expect(verify(documentOf(WHOLE, { asOf: 138 }))).toMatchObject(wrong("asOf"));
    expect(verify(documentOf(WHOLE, { asOf: 13 }))).toMatchObject(wrong("proof.entries[13].index"));
  });

  it("finds any entry left out, any two swapped, any one twice", () => {
    for (const [i, entry] of entries.entries()) {
      expect(verify(withProof({ entries: entries.toSpliced(i, 1) }))).toMatchObject({ valid: false });
      expect(verify(withProof({ entries: entries.toSpliced(0, 0, entry) }))).toMatchObject(
        wrong(`proof.entries[${i + 1}]`, /second entry/),
      );
      const next = entries[i + 1];
      if (next !== undefined)
        expect(verify(withProof({ entries: entries.toSpliced(i, 2, next, entry) }))).toMatchObject({
          valid: false,
          where: expect.stringMatching(new RegExp(`^proof\\.entries\\[${i}\\]`)),
        });
    }
  });

  it("finds an entry left out that another names by hash, even where the rest says so too", () => {
    const without = entries.filter(({ key }) => key !== "a-1");
    expect(verify(withProof({ entries: without }))).toMatchObject({
      valid: false,
      what: expect.stringMatching(/stage transition s-1 names approval a-1 by hash/),
    });
    const truncated = changed(withProof({ entries: without }), ["graph", "truncated"], true);
    expect(verify(truncated)).toMatchObject({
      valid: false,
      what: expect.stringMatching(/names approval a-1 by hash/),
    });
  });

  it("finds an inclusion left out, twice, or of another entry", () => {
    for (const [i, inclusion] of inclusions.entries()) {
      expect(verify(withProof({ inclusions: inclusions.toSpliced(i, 1) }))).toMatchObject(
        wrong("proof.inclusions", /have none for/),
      );
      expect(verify(withProof({ inclusions: [...inclusions, inclusion] }))).toMatchObject(
        wrong(`proof.inclusions[${inclusions.length}]`, /second proof/),
      );
      const moved = inclusions.with(i, { ...inclusion, index: 0 });
      expect(verify(withProof({ inclusions: moved }))).toMatchObject(
        wrong(`proof.inclusions[${i}]`, /does not show source table/),
      );
    }
  });

  it("finds facts of the log that have no place in the report", () => {
    const access: Sent = {
      kind: "Access",
      attached: true,
      input: {
        key: "x-1",
        system: "registry",
        principal: "eve",
        operation: "read",
        facts: [{ kind: "Prediction", key: "req-42" }],
        at: "2026-11-22T00:00:00Z",
        outcome: "ALLOWED",
      },
    };
    const sibling: Sent = {
      kind: "Prediction",
      attached: true,
      input: {
        requestId: "req-43",
        deployment: "d-7",
        features: 1,
        prediction: 2,
        timestamp: "2026-11-22T00:00:00Z",
      },
    };
    const withMore = (more: Sent) =>
      verify(documentOf(trailWith(), { stored: store(factsWith({ more: [more] })) }));
    expect(withMore(sibling)).toMatchObject(wrong("proof.entries[10]", /prediction req-43 has no place/));
    expect(withMore(access)).toMatchObject(wrong("proof.entries[10]", /no place/));
  });

  it("finds indexes that are not in the order of references and times, though changed everywhere", () => {
    const swap = (text: string) =>
      text.replace(/"index": (4|5)(?=,)/g, (_, index) => `"index": ${index === "4" ? 5 : 4}`);
    expect(verify(swap(TEXT))).toMatchObject({
      valid: false,
      what: expect.stringMatching(/its index is the higher/),
    });
    const late = record(factsWith({ sent: { clean: { recordedAt: "2026-11-21T00:00:00.000Z" } } }));
    expect(verify(documentOf(late))).toMatchObject({
      valid: false,
      what: expect.stringMatching(/which was recorded later/),
    });
  });

  it("finds bytes moved from a sealed value to its salt, under the same digest", () => {
    const trail = trailWith({ input: { prediction: { prediction: 123 } } });
    const report = proven(trail);
    const [first, ...rest] = report.proof.entries;
    if (first === undefined) throw new Error("no entry");
    const { value = "", salt = "" } = first.sealed.prediction ?? {};
    const moved = { value: value.slice(1), salt: `${salt}31` };
    const forged = { ...first, sealed: { ...first.sealed, prediction: moved } };
    expect(
      verify({
        ...report,
        prediction: { ...report.prediction, prediction: 23 },
        proof: { ...report.proof, entries: [forged, ...rest] },
      }),
    ).toMatchObject(wrong("proof.entries[0].sealed.prediction.salt"));
  });

  it("finds a value beside an entry that has no seal for it", () => {
    for (const name of ["servingNode", "__proto__", "constructor", "other"]) {
      const forged = TEXT.replace(
        '"sealed": {',
        `"sealed": {"${name}": {"value": "1", "salt": "${"0".repeat(64)}"},`,
      );
      expect(verify(forged)).toMatchObject({ valid: false, what: expect.stringMatching(/no seal/) });
    }
  });

  it("takes a value away only where the report says that it is erased", () => {
    expect(verify(changed(PARSED, ["proof", "entries", 0, "sealed", "features"], undefined))).toMatchObject({
      valid: false,
    });
  });

  it("takes checkpoints that others signed too", () => {
    const cosigned = (note: string) => `${note}— witness.example/w AAAAAAAAAAAA\n`;
    const checkpoint = cosigned(REPORT.proof.checkpoint);
    const all = inclusions.map((inclusion) => ({ ...inclusion, checkpoint }));
    expect(verify(withProof({ checkpoint, inclusions: all }))).toMatchObject({ valid: true });
    const empty = signCheckpoint(
      { origin: KEY.name, size: 137, root: new Uint8Array(32), extensions: [] },
      KEY,
    );
    const other = inclusions.map((inclusion) => ({ ...inclusion, checkpoint: empty }));
    expect(verify(withProof({ checkpoint: empty, inclusions: other }))).toMatchObject(
      wrong("proof.inclusions[0]"),
    );
  });
});

describe("verifyReport, of what is no report", () => {
  it.each(["", "no JSON", "{", '"text"', "[]", "null", "{}", '{"requestId":1}'])(
    "%s: can't be read",
    (text) => {
      expect(verify(text)).toMatchObject({ valid: false, reason: "UNREADABLE" });
    },
  );

  it("a report without its proof: can't be read, and how to get one that can", () => {
    const { proof: _, ...report } = REPORT;
    expect(verify(json.render({ ...report, proof: REPORT.proof }))).toMatchObject({ valid: true });
    expect(verify(report)).toMatchObject({ valid: false, reason: "UNREADABLE", where: "proof" });
  });
});

describe("verifyReport, of a report that lacks sealed values", () => {
  const erasure: Sent = {
    kind: "Erasure",
    attached: true,
    input: { key: "er-1", kind: "Prediction", fact: "req-42", performedBy: "DPO", reason: "article 17" },
  };
  const gone = { sent: { prediction: { erased: true } } };
  const checkedOf = (more: readonly Sent[]) => {
    const verdict = verify(documentOf(trailWith({ ...gone, more })));
    if (!verdict.valid) throw new Error(verdict.what);
    return verdict.checked;
  };

  it("says that they are erased where an Erasure in it says so", () => {
    expect(checkedOf([erasure])).toMatchObject({ erasedValues: 2, withheldValues: 0 });
  });

  it("says that they are withheld where nothing in it says why", () => {
    const { sentences, ...checked } = checkedOf([]);
    expect(checked).toMatchObject({ erasedValues: 0, withheldValues: 2 });
    expect(sentences.join()).toContain(
      "2 more withheld: the report lacks them, and no erasure in it says why",
    );
  });
});

describe("verifyReport, of a truncated report", () => {
  it("takes no node that no reference of it leads to, and none that is made up beside the trail", () => {
    const document = JSON.parse(documentOf(cutAfter(WHOLE, 4)));
    expect(verify(document)).toMatchObject({ valid: true });
    const node = { ...document.graph.nodes.at(-1), kind: "SourceTable", key: "phantom", recorded: false };
    const phantom = { ...node, index: null, leafHash: null, recordedAt: null, properties: null };
    const graph = {
      ...document.graph,
      nodes: [...document.graph.nodes, phantom],
      nodeCount: document.graph.nodeCount + 1,
    };
    const completeness = { ...document.completeness, nodeCount: document.completeness.nodeCount + 1 };
    expect(verify({ ...document, graph, completeness })).toMatchObject(
      wrong(`graph.nodes[${graph.nodes.length - 1}]`, /source table phantom, and no reference leads to it/),
    );
  });
});

describe("verifyReport, of a document of another version", () => {
  const read = (file: string) =>
    readFileSync(new URL(`../../../vectors/report/${file}`, import.meta.url), "utf8");
  const key = parseVerifierKey(read("vkey").trim());

  it("proves its entries, and says that what it says of them was not compared", () => {
    expect(verify(read("version1.json"), key)).toMatchObject({
      valid: false,
      reason: "OTHER_VERSION",
      where: "formatVersion",
      what: expect.stringMatching(/^is 1, .* entries are in the log of the checkpoint, unaltered/),
    });
  });

  it("whose rules have a policy that this version does not know, says the same", () => {
    const next = changed(PARSED, ["formatVersion"], FORMAT_VERSION + 1);
    const policy = { lateMinutes: "PT1H", severities: [{ code: "NO_SUCH_RULE_YET", severity: "ERROR" }] };
    expect(verify(changed(next, ["completeness", "policy"], policy))).toMatchObject({
      valid: false,
      reason: "OTHER_VERSION",
    });
  });

  it("finds an entry in it that was changed", () => {
    const forged = read("version1.json").replaceAll("Alice", "Mallory");
    expect(forged).not.toBe(read("version1.json"));
    expect(verify(forged, key)).toMatchObject({ valid: false, reason: "WRONG" });
  });
});
