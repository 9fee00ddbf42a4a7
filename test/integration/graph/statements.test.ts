import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "neo4j-driver";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { FACT_KINDS, type FactKind } from "../../../src/facts/kind.js";
import type { Graph } from "../../../src/graph/graph.js";
import type { Query } from "../../../src/graph/query.js";
import { type RecordedFact, rowsOf } from "../../../src/graph/recorder/rows.js";
import type { Row } from "../../../src/graph/row.js";
import { packageRoot } from "../../../src/packageRoot.js";
import { openMigratedGraph } from "../../support/store.js";

/** Each binding, as `defineQuery` made it. */
const bound = vi.hoisted((): Pick<Query<object, unknown>, "file" | "text">[] => []);

vi.mock("../../../src/graph/query.js", async (original) => {
  const actual = await original<typeof import("../../../src/graph/query.js")>();
  const defineQuery = <Params extends object, Result>(file: string, parse?: (row: Row) => Result) => {
    const query = actual.defineQuery<Params, Result>(file, parse);
    bound.push({ file, text: query.text });
    return query;
  };
  return { ...actual, defineQuery };
});

/** Migrations are no statements with parameters and rows: migrate.ts runs them. */
const files = readdirSync(join(packageRoot, "cypher"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".cypher") && !file.startsWith("migrations"))
  .sort();

const sources = readdirSync(join(packageRoot, "src", "graph"), { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts"),
);
for (const file of sources) await import(join(packageRoot, "src", "graph", file));

const factOf = (kind: FactKind): RecordedFact => ({
  index: 0,
  entry: "",
  recordedBy: "",
  fact: { draft: { kind, key: "a", fields: [], refs: [] }, sealed: {} },
});

const textOf = (file: string): string => {
  const query = bound.find((one) => one.file === file);
  if (query === undefined) throw new Error(`nothing binds cypher/${file}`);
  return query.text;
};

describe("the statements of cypher/", () => {
  it("are each bound once", () => {
    expect(bound.map(({ file }) => file).sort()).toEqual(files);
  });
});

describe("the parameters", () => {
  const named = (file: string) => {
    const code = textOf(file).replace(/\/\/.*/g, "");
    return [...new Set([...code.matchAll(/\$(\w+)/g)].map(([, name]) => name))].sort();
  };
  const types = boundParameters();

  it.each(files)("that cypher/%s names are those that its binding gives", (file) => {
    expect(types.get(file)).toEqual(named(file));
  });

  it.each(FACT_KINDS.flatMap((kind) => [`record/${kind}.cypher`, `record/new/${kind}.cypher`]))(
    "that cypher/%s takes rows as long as they are, and the targets that it is given",
    (file) => {
      const kind = FACT_KINDS.find((one) => file.endsWith(`/${one}.cypher`)) ?? "Prediction";
      const code = textOf(file).replace(/\/\/.*/g, "");
      const sent = rowsOf(kind, [factOf(kind)], "");
      const places = [...code.matchAll(/\bf\[(\d+)\]/g)].map(([, place]) => Number(place));
      expect([...new Set(places)].sort((a, b) => a - b)).toEqual(sent.rows[0]?.map((_, place) => place));
      const targets = [...code.matchAll(/\$facts\.targets\.(\w+)/g)].map(([, name]) => name);
      expect(Object.keys(sent.targets)).toEqual(targets);
    },
  );
});

describe("the plan", () => {
  /** There are as many of them as there are migrations or changes of the log's key, or one. */
  const SMALL = new Set(["Migration", "LogHead", "KeyRotation"]);
  /** fsck looks for what no entry explains, so it must look at everything. */
  const READS_ALL = new Set(["fsck/others.cypher"]);
  let graph: Graph;

  beforeAll(async () => {
    graph = await openMigratedGraph();
  });

  afterAll(async () => {
    await graph[Symbol.asyncDispose]();
  });

  const scans = async (statement: string): Promise<string[]> => {
    const { summary } = await graph.driver.executeQuery(`EXPLAIN ${statement}`);
    if (!summary.plan) throw new Error("Neo4j explained nothing");
    return operators(summary.plan).filter(
      (line) => /Scan/.test(line) && !SMALL.has(/:(\w+)/.exec(line)?.[1] ?? ""),
    );
  };

  it.each(files.filter((file) => !READS_ALL.has(file)))(
    "of cypher/%s scans neither all nodes nor a label that grows",
    async (file) => {
      expect(await scans(textOf(file))).toEqual([]);
    },
  );

  it("would show a scan", async () => {
    expect(await scans("MATCH (n) RETURN count(n.x)")).toHaveLength(1);
    expect(await scans("MATCH (n:Prediction) WHERE n.servingNode = 'a' RETURN n")).toHaveLength(1);
  });
});

const operators = ({ operatorType, arguments: details, children }: Plan): string[] => [
  `${operatorType} ${String(details.Details ?? "")}`,
  ...children.flatMap(operators),
];

/** What each call of `defineQuery` says of its parameters, as the compiler understands it: names by file. */
function boundParameters(): Map<string, string[]> {
  const root = sources.map((file) => join(packageRoot, "src", "graph", file));
  const { config } = ts.readConfigFile(join(packageRoot, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, packageRoot);
  const program = ts.createProgram(root, options);
  const checker = program.getTypeChecker();
  const found = new Map<string, string[]>();
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isCallExpression(node) || node.expression.getText() !== "defineQuery") return;
    const [file] = node.arguments;
    const params = checker.getTypeAtLocation(node).getProperty("params");
    if (file === undefined || params === undefined) return;
    const names = checker
      .getNonNullableType(checker.getTypeOfSymbol(params))
      .getProperties()
      .map(({ name }) => name)
      .sort();
    for (const path of pathsOf(file)) found.set(path, names);
  };
  for (const source of root.map((path) => program.getSourceFile(path)))
    if (source !== undefined) visit(source);
  return found;
}

/** A text, or one for each kind where the kind stands in its middle. */
function pathsOf(file: ts.Expression): string[] {
  if (ts.isStringLiteralLike(file)) return [file.text];
  if (!ts.isTemplateExpression(file)) throw new Error(`${file.getText()} is no file name`);
  const end = file.templateSpans.map(({ literal }) => literal.text).join("");
  return FACT_KINDS.map((kind) => `${file.head.text}${kind}${end}`);
}
