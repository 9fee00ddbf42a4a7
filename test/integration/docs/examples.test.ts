import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  buildClientSchema,
  type GraphQLSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  isObjectType,
  Kind,
  parse,
  print,
  validate,
  visit,
} from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../../src/packageRoot.js";
import { blocksOf, codeSpansOf, commandsOf } from "../../support/markdown.js";
import { isShown } from "../../support/shown.js";
import { Checkout, readDocument } from "./checkout.js";

/** In this order: the runbook loses the store. */
const DOCUMENTS = [
  "README.md",
  "docs/tutorial.md",
  "docs/audit-requirements.md",
  "docs/bulk-reports.md",
  "docs/runbook.md",
];

/** `PROOFLINE_UPDATE_DOCS=1` writes into the documents what the commands say now, where that is something else. */
const isUpdate = process.env.PROOFLINE_UPDATE_DOCS === "1";

let checkout: Checkout;
let schema: GraphQLSchema;
/** The first request of the demo's run, which the documents show another run of. */
let requestId: string;

const ask = async (query: string): Promise<Record<string, unknown>> => {
  const response = await fetch(`${checkout.url}/graphql`, {
    method: "POST",
    // the README makes this key, and goes on with a service that asks for one
    headers: { "content-type": "application/json", ...(await checkout.authorization("auditor.key")) },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Record<string, unknown>;
};

beforeAll(async () => {
  spawnSync(process.execPath, [join(packageRoot, "proofline.mjs"), "--set-up"], { stdio: "inherit" });
  checkout = await Checkout.open();
  await checkout.type("npm start &");
  const { lines } = await checkout.type("node proofline.mjs demo --url http://localhost:4000");
  requestId = /prediction (\S+-0001)\./.exec(lines.join("\n"))?.[1] ?? "";
  expect(requestId).not.toBe("");
  schema = buildClientSchema((await ask(getIntrospectionQuery())).data as IntrospectionQuery);
});
afterAll(() => checkout?.[Symbol.asyncDispose]());

const RUN = /\d{8}T\d{9}Z/;
const ofThisRun = (text: string): string =>
  text.replaceAll(new RegExp(RUN, "g"), RUN.exec(requestId)?.[0] ?? "");

/** What is shown of this run, as if it were the run that a document shows. */
const asIn =
  (document: string) =>
  (line: string): string =>
    line.replaceAll(RUN.exec(requestId)?.[0] ?? "", RUN.exec(document)?.[0] ?? "");

/** What stands for an argument that a document leaves out with `…`. */
const LEFT_OUT: Readonly<Record<string, () => string>> = {
  requestId: () => requestId,
  modelVersion: () => ofThisRun("wage-band@00000000T000000000Z"),
  a: () => ofThisRun("wage-band@00000000T000000000Z"),
  b: () => ofThisRun("wage-band@00000000T000000000Z"),
  deployment: () => ofThisRun("wage-band-production-00000000T000000000Z"),
  time: () => new Date().toISOString(),
  at: () => new Date().toISOString(),
  from: () => "2026-01-01",
  principal: () => "local",
  operation: () => "report",
};

function filled(query: string): string {
  const named = (node: { readonly name: { readonly value: string }; readonly value: object }) => {
    if (!("value" in node.value) || node.value.value !== "…") return undefined;
    const value = LEFT_OUT[node.name.value]?.();
    if (value === undefined) throw new Error(`what stands for ${node.name.value}: "…"?`);
    return { ...node, value: { kind: Kind.STRING, value } };
  };
  return print(visit(parse(ofThisRun(query)), { Argument: named, ObjectField: named }));
}

async function expectAnswer(query: string): Promise<void> {
  expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([]);
  expect((await ask(filled(query))).errors).toBeUndefined();
}

/** Of a run of code in a text: a root field with a selection is a query. */
const isQuery = (code: string): boolean => /^[a-z]\w+(\(.*\))? \{.*\}$/.test(code);
/** A field with the names of arguments. */
const MENTION = /^([a-z]\w+)\(([a-z]\w*(?:, [a-z]\w*)*)\)$/;

/** Of the fields of that name, of any type. */
const argumentsOf = (field: string): string[] =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => type.getFields()[field]?.args.map(({ name }) => name) ?? []);

describe.each(DOCUMENTS)("%s", (file) => {
  it("asks in its text for what there is", async () => {
    const spans = codeSpansOf(await readDocument(file));
    for (const span of spans.filter(isQuery)) await expectAnswer(`{ ${span} }`);
    for (const span of spans) {
      const [, field, names = ""] = MENTION.exec(span) ?? [];
      if (field !== undefined) expect(argumentsOf(field)).toEqual(expect.arrayContaining(names.split(", ")));
    }
  });

  it("works as it is typed, and shows what is shown", { timeout: 570_000 }, async () => {
    const text = await readDocument(file);
    const lines = text.split("\n");
    const wrong: string[] = [];
    await checkout.type("rm -rf ~/.config"); // whoever reads one document has not read the others
    for (const block of blocksOf(text)) {
      if (block.file !== undefined) await checkout.write(block.file, block.lines.join("\n"));
      if (block.language === "graphql") await expectAnswer(block.lines.join("\n"));
      if (block.language !== "console") continue;
      for (const command of commandsOf(block)) {
        const { code, lines: said } = await checkout.type(ofThisRun(command.text));
        const isRight = command.shown.length === 0 ? code === 0 : isShown(command.shown, said);
        if (isRight) continue;
        wrong.push(`${file}:${command.at}: ${command.text}\nended with ${code} and said\n${said.join("\n")}`);
        if (isUpdate) replace(lines, command.at, command.shown.length, said.map(asIn(text)));
      }
    }
    if (isUpdate)
      await writeFile(join(packageRoot, file), lines.filter((line) => line !== "\u0000").join("\n"));
    expect(isUpdate ? [] : wrong).toEqual([]);
  });
});

/** Without moving the lines that come after: those of one command become one that holds them. */
function replace(lines: string[], at: number, count: number, said: readonly string[]): void {
  if (count === 0) return;
  lines.fill("\u0000", at, at + count);
  lines[at] = said.join("\n");
}
