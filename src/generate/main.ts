import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { codegen } from "@graphql-codegen/core";
import * as typescriptPlugin from "@graphql-codegen/typescript";
import * as operationsPlugin from "@graphql-codegen/typescript-operations";
import * as resolversPlugin from "@graphql-codegen/typescript-resolvers";
import { parse, printSchema } from "graphql";
import { createSchema } from "../api/schema.js";
import { ownTypeDefs } from "../api/typeDefs.js";
import { FACT_KINDS } from "../facts/kind.js";
import { packageRoot } from "../packageRoot.js";
import { catalogueSdl } from "./catalogue.js";
import { clientKinds, clientTypes } from "./client.js";
import {
  accessesByFactStatement,
  existingStatement,
  hitsStatement,
  lineageStatement,
  predictionClassesStatement,
  recordStatement,
  trailOfAmendmentsStatement,
  trailOfStatement,
} from "./cypher.js";
import { fieldReference } from "./fields.js";
import { pythonClient } from "./python.js";
import { inputsSdl, recordsSdl, sharedSdl } from "./sdl.js";
import { settingReference } from "./settings.js";

const check = process.argv.includes("--check");
const stale: string[] = [];

function write(path: string, text: string): void {
  const file = join(packageRoot, path);
  if (read(file) === text) return;
  stale.push(path);
  if (check) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined; // not there yet, which is as stale as can be
  }
}

write("schema/generated/inputs.graphql", inputsSdl());
write("schema/generated/shared.graphql", sharedSdl());
write("schema/generated/records.graphql", recordsSdl());
write("schema/generated/catalogue.graphql", catalogueSdl());
for (const kind of FACT_KINDS) {
  write(`cypher/record/${kind}.cypher`, recordStatement(kind));
  write(`cypher/record/new/${kind}.cypher`, recordStatement(kind, true));
  write(`cypher/record/existing/${kind}.cypher`, existingStatement(kind));
}
write("clients/python/src/proofline/_generated.py", pythonClient(inputsSdl(), sharedSdl()));
write("docs/fields.md", fieldReference());
write("docs/settings.md", settingReference());
write("cypher/trail/lineage.cypher", lineageStatement());
write("cypher/trail/prediction.cypher", trailOfStatement("Prediction"));
write("cypher/trail/modelVersion.cypher", trailOfStatement("ModelVersion"));
write("cypher/trail/stageTransition.cypher", trailOfStatement("StageTransition"));
write("cypher/trail/deployment.cypher", trailOfStatement("Deployment"));
write("cypher/trail/amendments.cypher", trailOfAmendmentsStatement());
write("cypher/coverage/classes.cypher", predictionClassesStatement());
write("cypher/search/hits.cypher", hitsStatement());
write("cypher/access/accesses/byFact.cypher", accessesByFactStatement());
write(
  "src/api/generated/types.ts",
  await codegen({
    filename: "types.ts",
    schema: parse(ownTypeDefs().join("\n")),
    documents: [],
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript: typescriptPlugin, resolvers: resolversPlugin },
    config: {
      contextType: "../context.js#Context",
      useTypeImports: true,
      enumsAsTypes: true,
      skipTypename: true,
      defaultScalarType: "unknown",
      immutableTypes: true,
      mappers: {
        AuditReport: "../../notary/auditReport.js#ProvableReport",
        ModelCard: "../../notary/modelCard.js#ProvableCard",
        Comparison: "../../report/compare.js#TrailComparison",
        Gate: "../../report/gate.js#ModelVersionGate",
        Coverage: "../../graph/coverage.js#ModelCoverage",
        Impact: "../../graph/impact.js#FactImpact",
      },
      scalars: { ID: "string", DateTime: "string", SHA256: "string", SafeInt: "number", JSON: "unknown" },
    },
  }),
);
write("src/client/generated/inputs.ts", await clientTypes());
write("src/client/generated/kinds.ts", clientKinds());
// the last one: making the whole schema gives GraphQL's own scalars descriptions
write("src/explorer/generated/operations.ts", await explorerOperations());

/** What the page's queries answer, each of which stands in a file beside what shows it. */
async function explorerOperations(): Promise<string> {
  const folder = join(packageRoot, "src", "explorer");
  // the catalogue's half, too
  const { schema } = await createSchema();
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".graphql"),
  );
  return codegen({
    filename: "operations.ts",
    schema: parse(printSchema(schema)),
    documents: files.sort().map((location) => ({
      location,
      document: parse(readFileSync(join(folder, location), "utf8")),
    })),
    plugins: [{ operations: {} }],
    pluginMap: { operations: operationsPlugin },
    config: {
      enumType: "string-literal",
      skipTypename: true,
      defaultScalarType: "unknown",
      scalars: { ID: "string", DateTime: "string", SHA256: "string", SafeInt: "number", JSON: "unknown" },
    },
  });
}

if (stale.length > 0) console.log(`${check ? "stale" : "written"}: ${stale.join(", ")}`);
if (check && stale.length > 0) process.exitCode = 1;
