import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refId } from "../../../src/facts/kind.js";
import { packageRoot } from "../../../src/packageRoot.js";
import { FORMATS } from "../../../src/report/formats/index.js";
import type { PredictionTrail } from "../../../src/report/trail.js";
import { useService } from "../../support/client.js";
import { DOCUMENT_TRAILS, largeTrail } from "../../support/documentTrails.js";
import { newPrefix } from "../../support/prefix.js";
import { proven } from "../../support/proven.js";
import { pythonWith, sayOf } from "../../support/python.js";
import { readBy } from "../../support/readers.js";
import { besideTrail, trailFacts } from "../../support/trailFacts.js";
import { dataOf, graphOf, type ShownGraph } from "../../support/trailGraph.js";

const service = useService();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "documents-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** The documents of all trails in a format, as files. */
async function written(format: keyof typeof FORMATS, trails: readonly PredictionTrail[]): Promise<string[]> {
  return Promise.all(
    trails.map(async (trail, i) => {
      const report = proven(trail, { size: trail.stored.length + 200 });
      const file = join(folder, `${format}-${i}.json`);
      await writeFile(file, FORMATS[format].render(report, readBy([])));
      return file;
    }),
  );
}

const small = Object.values(DOCUMENT_TRAILS).map((make) => make());
const all = [...small, largeTrail()];

/** What a script that reads documents with a standard's own package says of them. */
function say<T>(python: string, name: string, files: readonly string[]): T[] {
  return JSON.parse(sayOf(python, join(packageRoot, `test/integration/documents/read_${name}.py`), ...files));
}

/** Facts and references by their names alone, in one order. */
const named = ({ nodes, edges }: ShownGraph) => ({
  nodes: nodes.map(({ kind, key }) => [kind, key].join("\n")).sort(),
  edges: edges.map(({ type, from, to }) => [type, refId(from), refId(to)].join("\n")).sort(),
});

const PACKAGES = {
  PROV_JSON: ["prov==3.2.3 jsonschema==4.26.0", "import prov, jsonschema"],
  CYCLONEDX: ["cyclonedx-python-lib[json-validation]==11.12.0", "import cyclonedx, jsonschema"],
  OPENLINEAGE: ["openlineage-python==1.54.0", "import openlineage.client"],
  CROISSANT: ["mlcroissant==1.1.1", "import mlcroissant"],
} as const;

/** Tests a format with the package of its standard, or says why not. */
function withPackage(format: keyof typeof PACKAGES, test: (python: string) => Promise<void>): void {
  const [requirement, imports] = PACKAGES[format];
  it(`${format} is taken by ${requirement}`, async ({ skip }) => {
    const found = await pythonWith(requirement, imports);
    if ("reason" in found) return skip(found.reason);
    await test(found.python);
  }, 600_000);
}

describe("a document", () => {
  withPackage("PROV_JSON", async (python) => {
    type Graph = { nodes: [string, string][]; edges: [string, [string, string], [string, string]][] };
    const graphs = say<Graph>(python, "prov", await written("PROV_JSON", all));
    const read = graphs.map(({ nodes, edges }) => ({
      nodes: nodes.map((node) => node.join("\n")).sort(),
      edges: edges.map(([type, from, to]) => [type, from.join(" "), to.join(" ")].join("\n")).sort(),
    }));
    expect(read).toEqual(all.map(graphOf).map(named));
  });

  withPackage("CYCLONEDX", async (python) => {
    type Names = { model: string[]; components: string[]; services: string[] };
    const names = say<Names>(python, "cyclonedx", await written("CYCLONEDX", small));
    const counts = names.map(({ model, components, services }) => [
      model.length + components.length,
      services.length,
    ]);
    const count = (trail: PredictionTrail, ...kinds: string[]) =>
      graphOf(trail).nodes.filter(({ kind }) => kinds.includes(kind)).length;
    expect(counts).toEqual(
      small.map((trail) => [
        count(trail, "ModelVersion", "SourceTable", "DatasetVersion", "Prediction", "Outcome", "LateEvent"),
        count(trail, "Deployment"),
      ]),
    );
  });

  withPackage("OPENLINEAGE", async (python) => {
    const counts = say<number>(python, "openlineage", await written("OPENLINEAGE", all));
    expect(counts.every((events) => events > 0)).toBe(true);
  });

  withPackage("CROISSANT", async (python) => {
    type Data = { files: string[]; nodes: string[][]; edges: string[][] };
    const data = say<Data>(python, "croissant", await written("CROISSANT", all));
    const read = data.map(({ nodes, edges }) => ({
      nodes: nodes.map((node) => node.join("\n")).sort(),
      edges: edges
        .map(([type, fromKind, fromKey, toKind, toKey]) =>
          [type, `${fromKind} ${fromKey}`, `${toKind} ${toKey}`].join("\n"),
        )
        .sort(),
    }));
    expect(read).toEqual(all.map((trail) => named(dataOf(graphOf(trail)))));
    expect(data.some(({ files }) => files.length === 2)).toBe(true);
  });
});

describe("a service's document", () => {
  const p = newPrefix();
  beforeAll(() => service.client.record(...trailFacts(p), ...besideTrail(p)));

  it.each([
    ["PROV_JSON", "application/json", "fact:Prediction."],
    ["CYCLONEDX", "application/vnd.cyclonedx+json; version=1.6", "machine-learning-model"],
    ["OPENLINEAGE", "application/json", "proofline_report"],
    ["CROISSANT", 'application/ld+json; profile="http://mlcommons.org/croissant/1.1"', "cr:RecordSet"],
  ])("%s has its media type, and shows the trail", async (format, mediaType, shown) => {
    const query = `query ($id: ID!) { auditReport(requestId: $id) { document(format: ${format}) { mediaType encoding content } } }`;
    const { auditReport } = await service.client.ask<{
      auditReport: { document: { mediaType: string; encoding: string; content: string } };
    }>(query, { id: `${p}req-42` });
    const { content, ...form } = auditReport.document;
    expect(form).toEqual({ mediaType, encoding: "UTF8" });
    expect(content).toContain(shown);
    expect(JSON.parse(content)).toBeTruthy();
  });
});
