import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256Hex } from "#sha256";
import { ProoflineError } from "../facts/error.js";
import { packageRoot } from "../packageRoot.js";
import type { Graph } from "./graph.js";
import { defineQuery } from "./query.js";
import { fillWords } from "./search/fill.js";

interface Migration {
  readonly version: number;
  readonly file: string;
  readonly checksum: string;
  readonly statements: readonly string[];
}

const applied = defineQuery<Record<string, never>, { version: number; checksum: string }>(
  "migration/applied.cypher",
  (row) => ({
    version: row.integer("version"),
    checksum: row.text("checksum"),
  }),
);
const add = defineQuery<{ version: number; checksum: string }>("migration/add.cypher");

const MIGRATIONS = join(packageRoot, "cypher", "migrations");

/** What a migration does that no statement of its file can: it may run twice, too. */
const STEPS: Readonly<Record<string, (graph: Graph) => Promise<void>>> = {
  "V0011__search.cypher": fillWords,
};

/**
 * Brings the store to this program's version. Every statement can run twice, so that two processes may start at once
 * and one may die in the middle. Throws INTERNAL where an applied migration was changed, and CONFLICT
 * where the store is newer.
 */
export async function migrate(graph: Graph, folder = MIGRATIONS): Promise<void> {
  const migrations = readMigrations(folder);
  const done = await readApplied(graph, migrations);
  for (const { version, file, checksum, statements } of migrations) {
    const known = done.get(version);
    if (known !== undefined && known !== checksum)
      throw new ProoflineError(
        "INTERNAL",
        `migration ${file} is not the one that was applied to this store: migrations never change`,
      );
    if (known !== undefined) continue;
    for (const text of statements)
      await graph.write({ file: `migration/${file}`, text, parse: (row) => row }, {});
    await STEPS[file]?.(graph);
    await graph.write(add, { version, checksum });
  }
}

/** Whether a newer version of this program has migrated the store since this one started. Throws UNAVAILABLE. */
export async function isMigratedFurther(graph: Graph): Promise<boolean> {
  const newest = readMigrations(MIGRATIONS).at(-1)?.version ?? 0;
  return (await graph.read(applied, {})).some(({ version }) => version > newest);
}

/** The newest migration of a store, which is not touched. Throws CONFLICT where the store is newer than this program. */
export async function readStoreMigration(graph: Graph): Promise<number> {
  const done = await readApplied(graph, readMigrations(MIGRATIONS));
  return Math.max(0, ...done.keys());
}

/** The checksums of the migrations that a store has had, by version. */
async function readApplied(graph: Graph, migrations: readonly Migration[]): Promise<Map<number, string>> {
  const done = new Map((await graph.read(applied, {})).map(({ version, checksum }) => [version, checksum]));
  const newest = migrations.at(-1)?.version ?? 0;
  for (const version of done.keys())
    if (version > newest)
      throw new ProoflineError(
        "CONFLICT",
        `the store has migration ${version}, and this version of Proofline knows ${newest}: a newer version has opened it. Start that one, or restore the backup from before the upgrade`,
      );
  return done;
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".cypher"))
    .sort()
    .map((file) => {
      const version = /^V(\d{4})__\w+\.cypher$/.exec(file)?.[1];
      if (version === undefined)
        throw new ProoflineError("INTERNAL", `${file} is no name of a migration: V0001__name.cypher`);
      const text = readFileSync(join(folder, file), "utf8");
      return {
        version: Number(version),
        file,
        checksum: sha256Hex(text),
        statements: text
          .split(/;\s*$/m)
          .map((statement) => statement.trim())
          .filter((statement) => statement !== ""),
      };
    });
}
