import { badInputAt, ProoflineError } from "../facts/error.js";
import { type FactRef, refId } from "../facts/kind.js";
import { type FactRecord, readRecord, type StoredFact } from "../facts/record.js";
import type { Graph } from "./graph.js";
import { defineQuery, type Query } from "./query.js";
import { sizeOf, storedFact } from "./storedFact.js";
import { readBounded } from "./stream.js";

/** A column of a source table or dataset version. */
export interface Column {
  readonly dataset: FactRef;
  readonly name: string;
}
/** One column was made from another one. From the effect to the cause. */
export interface ColumnEdge {
  readonly from: Column;
  readonly to: Column;
  /** The run that did it. */
  readonly transformation: FactRef | null;
  readonly kind: string | null;
  readonly description: string | null;
  readonly masked: boolean | null;
}
export interface ColumnLineage {
  /** The column asked for first, then the nearest ones. */
  readonly columns: readonly Column[];
  readonly edges: readonly ColumnEdge[];
  /** There is more than what one answer holds. */
  readonly truncated: boolean;
}

const MAX_EDGES = 10_000;
/** What is read for one answer. */
const MAX_VERSIONS = 10_000;
const MAX_BYTES = 32 * 1024 * 1024;

const start = defineQuery<{ kind: string; key: string }, string>("columns/start.cypher", (row) =>
  row.text("key"),
);
const versions = defineQuery<{ keys: readonly string[] }, StoredFact>("columns/versions.cypher", (row) =>
  storedFact(row, "DatasetVersion"),
);
const effects = defineQuery<{ facts: readonly FactRef[]; limit: number }, StoredFact>(
  "columns/effects.cypher",
  (row) => storedFact(row, "DatasetVersion"),
);

/**
 * All columns that a column was made from, or all that were made from it, as dataset versions say of their columns. Throws
 * NOT_FOUND where nobody recorded the data set or refers to it, and BAD_USER_INPUT for a kind that has no columns.
 */
export async function readColumnLineage(
  graph: Graph,
  column: Column,
  direction: "UPSTREAM" | "DOWNSTREAM",
): Promise<ColumnLineage> {
  const { kind, key } = column.dataset;
  if (kind !== "SourceTable" && kind !== "DatasetVersion")
    throw badInputAt("kind", "must be SourceTable or DatasetVersion: others have no columns");
  if ((await graph.read(start, { kind, key })).length === 0)
    throw new ProoflineError("NOT_FOUND", `no ${kind} has the key ${JSON.stringify(key)}`);
  const reader = direction === "UPSTREAM" ? new Causes(graph) : new Effects(graph);
  const columns = new Map([[columnId(column), column]]);
  const edges = new Map<string, ColumnEdge>();
  let isCut = false;
  let frontier: readonly Column[] = [column];
  while (frontier.length > 0 && !isCut) {
    const next: Column[] = [];
    for (const edge of await reader.edgesAt(frontier)) {
      edges.set(JSON.stringify(edge), edge);
      const far = direction === "UPSTREAM" ? edge.to : edge.from;
      if (columns.has(columnId(far))) continue;
      columns.set(columnId(far), far);
      next.push(far);
    }
    isCut = reader.isCut || edges.size > MAX_EDGES;
    frontier = next;
  }
  const shown = [...edges.values()].slice(0, MAX_EDGES);
  const named = new Set([column, ...shown.flatMap(({ from, to }) => [from, to])].map(columnId));
  return {
    columns: [...columns].flatMap(([id, one]) => (named.has(id) ? [one] : [])),
    edges: shown,
    truncated: isCut,
  };
}

const columnId = ({ dataset, name }: Column): string => `${refId(dataset)}\n${name}`;

/** The names that are asked for of each data set, by its id. */
function namesByDataset(columns: readonly Column[]): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const { dataset, name } of columns)
    names.set(refId(dataset), (names.get(refId(dataset)) ?? new Set()).add(name));
  return names;
}

/** Reads dataset versions, each once, as many as one answer may take. */
class VersionReader {
  readonly #graph: Graph;
  #facts = 0;
  #bytes = 0;
  isCut = false;

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  protected async read<Params extends object>(
    query: Query<Params, StoredFact>,
    params: Params,
  ): Promise<FactRecord<"DatasetVersion">[]> {
    const { rows, isCut } = await readBounded(this.#graph, query, params, MAX_BYTES - this.#bytes, sizeOf);
    this.#facts += rows.length;
    for (const row of rows) this.#bytes += sizeOf(row);
    this.isCut ||= isCut || this.#facts > MAX_VERSIONS || this.#bytes >= MAX_BYTES;
    return rows.map(readRecord).filter((record) => record.kind === "DatasetVersion");
  }
}

/** From columns to those that they were made from. */
class Causes extends VersionReader {
  readonly #edges = new Map<string, readonly ColumnEdge[]>();

  async edgesAt(columns: readonly Column[]): Promise<ColumnEdge[]> {
    const names = namesByDataset(columns);
    const keys = columns
      .map(({ dataset }) => dataset)
      .filter((dataset) => dataset.kind === "DatasetVersion" && !this.#edges.has(refId(dataset)))
      .map(({ key }) => key);
    for (const record of keys.length === 0 ? [] : await this.read(versions, { keys: [...new Set(keys)] }))
      this.#edges.set(refId(record), edgesOf(record));
    return [...names].flatMap(([id, asked]) =>
      (this.#edges.get(id) ?? []).filter(({ from }) => asked.has(from.name)),
    );
  }
}

/** From columns to those that were made from them. */
class Effects extends VersionReader {
  readonly #asked = new Set<string>();
  /** By the data set that they lead to. */
  readonly #edges = new Map<string, Map<string, ColumnEdge>>();

  async edgesAt(columns: readonly Column[]): Promise<ColumnEdge[]> {
    const names = namesByDataset(columns);
    const facts = new Map(columns.map(({ dataset }) => [refId(dataset), dataset]));
    const unread = [...facts].filter(([id]) => !this.#asked.has(id)).map(([, fact]) => fact);
    for (const fact of unread) this.#asked.add(refId(fact));
    const params = { facts: unread, limit: MAX_VERSIONS + 1 };
    for (const record of unread.length === 0 ? [] : await this.read(effects, params))
      for (const edge of edgesOf(record)) {
        const id = refId(edge.to.dataset);
        const known = this.#edges.get(id) ?? new Map<string, ColumnEdge>();
        this.#edges.set(id, known.set(JSON.stringify(edge), edge));
      }
    return [...names].flatMap(([id, asked]) =>
      [...(this.#edges.get(id)?.values() ?? [])].filter(({ to }) => asked.has(to.name)),
    );
  }
}

/** What a dataset version says of its columns. */
function edgesOf({ kind, key, fields }: FactRecord<"DatasetVersion">): ColumnEdge[] {
  const transformation: FactRef | null =
    fields.writtenBy === null ? null : { kind: "Transformation", key: fields.writtenBy };
  return (fields.columnLineage ?? []).flatMap((origin): ColumnEdge[] => {
    const { column, fromColumn, sourceTable, datasetVersion, type, description, masked } = origin;
    const dataset: FactRef | undefined =
      datasetVersion !== null
        ? { kind: "DatasetVersion", key: datasetVersion }
        : sourceTable === null
          ? undefined
          : { kind: "SourceTable", key: sourceTable };
    if (dataset === undefined || column === null || fromColumn === null) return [];
    return [
      {
        from: { dataset: { kind, key }, name: column },
        to: { dataset, name: fromColumn },
        transformation,
        kind: type,
        description,
        masked,
      },
    ];
  });
}
