import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { describe, expect, it } from "vitest";
import { MODEL_CARDS } from "../../../../src/documents/modelCards.js";
import { fromBase64, fromHex, utf8 } from "../../../../src/facts/bytes.js";
import { leafHashHex } from "../../../../src/facts/entry.js";
import { canonical } from "../../../../src/facts/json.js";
import { verifyInclusion } from "../../../../src/log/verify.js";
import {
  MODEL_CARD_FORMATS,
  type ModelCardFormatName,
} from "../../../../src/report/modelCard/formatNames.js";
import type { PredictionTrail } from "../../../../src/report/trail.js";
import { cardOf } from "../../../support/cards.js";
import { DOCUMENT_TRAILS, largeTrail, sayingAll } from "../../../support/documentTrails.js";
import { HOSTILE_KEY, HOSTILE_TEXT, hostileFacts } from "../../../support/hostile.js";
import { pdfPages } from "../../../support/pdfText.js";
import { record, trailWith } from "../../../support/trails.js";

/** Of trails that lead to a model version. */
const TRAILS = Object.entries(DOCUMENT_TRAILS).filter(([name]) => name !== "a prediction alone");
const render = async (format: ModelCardFormatName, trail: PredictionTrail) =>
  MODEL_CARDS[format].render(cardOf(trail));
/** PDF has the blocks of HTML, and takes longer than all others together. */
const TEXTS = MODEL_CARD_FORMATS.filter((format) => MODEL_CARDS[format].encoding === "UTF8");
const withText = (text: string, key: string) => record(hostileFacts(text, key), { requestId: key });
const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);

/** The tags of a page, without what is in its data. */
const tagsOf = (page: string): string[] => page.match(/<\/?[a-z][a-z0-9]*/g) ?? [];

describe("a model card", () => {
  it.each(TRAILS)(
    "is the same in each format each time, and says nothing that is no value: %s",
    async (_, make) => {
      const [card, again] = [cardOf(make()), cardOf(make())];
      for (const format of TEXTS) {
        const text = await MODEL_CARDS[format].render(card);
        expect(text === (await MODEL_CARDS[format].render(again))).toBe(true);
        if (format === "MARKDOWN" || format === "ANNEX_IV") expect(text).not.toMatch(/\b(NaN|undefined)\b/);
      }
    },
  );

  it("says what it is for, how well it does, on what data, who let it serve, where, and what is missing", async () => {
    const text = (await render("MARKDOWN", sayingAll())).replace(/\s+/g, " ");
    for (const said of [
      "# Model card: `credit-risk@7`",
      "## Intended use Small loans to people.",
      "## Limitations Not for firms.",
      "| accuracy | overall | 0.9 | 0.8958 to 0.9041 | 20,000 | `loans-test@1` |",
      "| accuracy | gender=female | 0.875 | | not known | `loans-test@1` |",
      "2026-01-01 | 2026-10-01",
      "| amount &lt; 0 | booking errors | 1,234 | clean-loans |",
      "| APPROVED | Alice |",
      "| REJECTED | Carol |",
      "no longer: all deployments ended",
      "**This trail is",
      'fairness(modelVersion: "credit-risk@7"',
    ])
      expect(text).toContain(said);
  });

  it("says of each thing that nobody recorded that it is not recorded, and how it would be", async () => {
    const bare = trailWith({
      input: {
        model: { producedBy: null },
        approval: null,
        transition: null,
        deployment: { stageTransition: null },
      },
    });
    const text = (await render("MARKDOWN", bare)).replace(/\s+/g, " ");
    for (const said of [
      "## Intended use **Not recorded.** It is given as intendedUse",
      "## Limitations **Not recorded.**",
      "No metric is recorded.",
      "No data is recorded that the model was trained on.",
      "No rows are recorded as left out.",
      "Nobody has approved or rejected this model version",
      "NO\\_APPROVAL",
    ])
      expect(text.replace("NO_APPROVAL", "NO\\_APPROVAL")).toContain(said);
  });

  it("has each fact's entry in JSON, of which every one is in the log by an inclusion proof or another's hash", async () => {
    const text = await render("JSON", sayingAll());
    const card = JSON.parse(text);
    expect(canonical(card)).toBe(text);
    const { entries, inclusions, checkpoint } = card.proof;
    const root = fromBase64(checkpoint.split("\n")[2]);
    const leaves = new Map<number, string>(
      entries.map(({ index, entry }: { index: number; entry: string }) => [index, leafHashHex(entry)]),
    );
    for (const { index, size, hashes } of inclusions)
      expect(
        verifyInclusion(
          { index, size, hashes: hashes.map(fromBase64) },
          fromHex(leaves.get(index) ?? ""),
          root,
        ),
      ).toBe(true);
    const proven = new Set(inclusions.map(({ index }: { index: number }) => leaves.get(index)));
    const named = new Set(
      entries.flatMap(({ entry }: { entry: string }) =>
        JSON.parse(entry).refs.map(({ leaf }: { leaf: string }) => leaf),
      ),
    );
    expect([...leaves.values()].filter((leaf) => !proven.has(leaf) && !named.has(leaf))).toEqual([]);
    expect(utf8(text).length).toBeGreaterThan(1_000);
  });

  it("has no value of a correction, a prediction, an outcome or a review, in any format", async () => {
    const secret = { correction: { rowCount: 770_077 } };
    const trail = trailWith({
      more: [
        {
          kind: "Amendment",
          attached: true,
          input: { key: "am-9", kind: "DatasetVersion", fact: "loans@1", ...secret, reason: "typo" },
        },
      ],
    });
    const card = cardOf(trail);
    for (const format of TEXTS) {
      const shown = await MODEL_CARDS[format].render(card);
      expect([format, /770,?077|req-42|1200/.test(shown)]).toEqual([format, false]);
    }
  });
});

describe("hostile text in a model card", () => {
  it.each(["HTML", "ANNEX_IV_HTML"] as const)("makes no element of its own in %s", async (format) => {
    const shown = async (text: string, key: string) => {
      const page = await render(format, withText(text, key));
      expect(page.match(/<script/g)?.length).toBe(1);
      return page.replace(/<script[\s\S]*?<\/script>/, "");
    };
    const hostile = await shown(HOSTILE_TEXT, HOSTILE_KEY);
    // what it shows of characters that can't be seen, and what is written from right to left, are elements of their own
    const others = (page: string) => tagsOf(page).filter((tag) => !/span|bdi/.test(tag));
    const plain = await shown("x".repeat(HOSTILE_TEXT.length), "k".repeat(HOSTILE_KEY.length));
    expect([...new Set(others(hostile))].sort()).toEqual([...new Set(others(plain))].sort());
    expect(/[\u202e\u2066\u200b]/u.test(hostile)).toBe(false);
  });

  it.each(["MARKDOWN", "ANNEX_IV", "HUGGING_FACE"] as const)(
    "makes no heading of its own in %s",
    async (format) => {
      const headings = async (text: string, key: string) =>
        (await render(format, withText(text, key)))
          .replace(/^(`{3,})\n[\s\S]*?\n\1$/gm, "")
          .split("\n")
          .filter((line) => /^#{1,2} /.test(line))
          .map((line) => line.replace(/: .*/, ""));
      const nasty = `x\n---\n\n# Approved\n\n## Approvals\n${HOSTILE_TEXT}`;
      expect(await headings(nasty, HOSTILE_KEY)).toEqual(await headings("x".repeat(nasty.length), "plain@1"));
    },
  );

  it.each(TRAILS)("leaves the bill of materials valid by CycloneDX's schema: %s", async (_, make) => {
    expect(await validator.validate(await render("CYCLONEDX", make()))).toBeNull();
  });
});

it("is a PDF of pages in which hostile text is text, with the card attached", async () => {
  const pdf = Buffer.from(await render("PDF", withText(HOSTILE_TEXT, HOSTILE_KEY)), "base64");
  const pages = pdfPages(pdf).join("\n");
  expect(pages).toContain("U+202E");
  expect(/[\u202e\u2066]/u.test(pages)).toBe(false);
  expect(pdf.toString("latin1")).toContain("/F (model-card.json)");
}, 60_000);

it("over 5,000 facts is a summary for people, with the counts, and whole for programs", async () => {
  const large = cardOf(largeTrail());
  const text = await MODEL_CARDS.MARKDOWN.render(large);
  expect(text.length).toBeLessThan(200_000);
  expect(text).toMatch(/[\d,]{5,} are in this report\. The first 20 are shown\./);
  const card = JSON.parse(await MODEL_CARDS.JSON.render(large));
  expect(card.graph.nodes).toHaveLength(card.graph.nodeCount);
  expect(card.graph.nodeCount).toBeGreaterThan(4_900);
  expect(card.proof.entries.length).toBeGreaterThan(4_900);
}, 120_000);
