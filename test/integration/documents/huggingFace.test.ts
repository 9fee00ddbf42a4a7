import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { packageRoot } from "../../../src/packageRoot.js";
import { huggingFace } from "../../../src/report/modelCard/huggingFace.js";
import { measured } from "../../../src/report/modelCard/metrics.js";
import { cardOf } from "../../support/cards.js";
import { DOCUMENT_TRAILS } from "../../support/documentTrails.js";
import { pythonWith, sayOf } from "../../support/python.js";

const REQUIREMENT = "huggingface_hub==2.4.0";

interface Read {
  readonly same: boolean;
  readonly model: string;
  readonly tags: readonly string[];
  readonly title: string;
  readonly results: readonly { readonly value: number; readonly slice: string | null }[];
}

it(`a model card's metadata is taken by ${REQUIREMENT}, whatever was recorded`, async ({ skip }) => {
  const found = await pythonWith(REQUIREMENT, "import huggingface_hub");
  if ("reason" in found) return skip(found.reason);
  const folder = await mkdtemp(join(tmpdir(), "model-cards-"));
  const cards = Object.entries(DOCUMENT_TRAILS)
    .filter(([name]) => name !== "a prediction alone")
    .map(([, make]) => cardOf(make()));
  const files = await Promise.all(
    cards.map(async (card, i) => {
      const file = join(folder, `${i}.md`);
      await writeFile(file, huggingFace(card));
      return file;
    }),
  );
  const script = join(packageRoot, "test/integration/documents/read_hugging_face.py");
  const read: Read[] = JSON.parse(sayOf(found.python, script, ...files));
  await rm(folder, { recursive: true });
  expect(read.map(({ same }) => same)).toEqual(cards.map(() => true));
  expect(read.map(({ results }) => results.map(({ value }) => value).sort())).toEqual(
    cards.map((card) =>
      measured(card)
        .map(({ value }) => value)
        .sort(),
    ),
  );
  expect(read.every(({ tags, title }) => tags[0] === "proofline" && title.startsWith("# Model card"))).toBe(
    true,
  );
  expect(read[0]).toMatchObject({
    model: "credit-risk",
    results: [
      { metric: "accuracy", value: 0.9, split: "test", slice: null },
      { metric: "accuracy", value: 0.875, split: "test", slice: "gender=female" },
    ],
  });
}, 600_000);
