import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ArchivedRow } from "../../archive/archivedRow.js";
import { ArchiveFile } from "../../archive/archiveFile.js";
import { ArchiveWriter, type WrittenFile } from "../../archive/archiveWriter.js";
import { fileName, formatPlace, isPlace } from "../../archive/place.js";
import { decryptValues, encryptValues, keyOf, type StoredValues } from "../../archive/sealing.js";
import { leafHashHex } from "../../facts/entry.js";
import { badInputAt, ProoflineError } from "../../facts/error.js";
import { isObject } from "../../facts/json.js";
import { SERVICE } from "../../facts/role.js";
import type { SealedValues } from "../../facts/seal.js";
import { absent, exists, replaceFile, syncFolder, TEMPORARY } from "../../files.js";
import type { Graph } from "../graph.js";
import { readHead } from "../log/head.js";
import { pastSize } from "../log/past.js";
import { nextTurn } from "../nextTurn.js";
import type { Recorder } from "../recorder/recorder.js";
import { stream } from "../stream.js";
import { drop, type Move, move, predictionsIn, type StoredPrediction, storedAt } from "./statements.js";

export interface ArchiveRequest {
  /** What was recorded before this time is archived: canonical. */
  readonly before: string;
  /** What was recorded before this time has been kept for the period. */
  readonly keptSince: string;
  readonly period: string;
  readonly performedBy: string;
  readonly reason: string | undefined;
  readonly folder: string;
}

/** A file of predictions that are in the store no more. */
export interface ArchivedFile {
  readonly path: string;
  readonly predictions: number;
}

/** Predictions in a file. */
const FILE_ROWS = 50_000;
/** Facts of the log that are looked through at a time. */
const PART = 2_048;
const PART_TIMEOUT_MS = 60_000;
/** Predictions that a transaction changes, or fewer where their values are long: others wait for the log's lock meanwhile. */
const BATCH_ROWS = 500;

/** A fact about a file, kept beside it until nothing of what it has is in the store. */
const UNFINISHED = ".unfinished";

/**
 * Moves the predictions that were recorded before a time to files of at most 50,000, and says each as it is done. A file is on the disk,
 * whole, before a fact says so, and read back before anything leaves the store. Interrupted anywhere, every prediction is
 * in the store or in a file, and the same call again goes on.
 *
 * Throws BAD_USER_INPUT, and UNAVAILABLE where Neo4j or the folder is not there.
 */
export async function* archivePredictions(
  graph: Graph,
  recorder: Recorder,
  request: ArchiveRequest,
  signal: AbortSignal,
): AsyncGenerator<ArchivedFile> {
  const { folder } = request;
  await removeLeftovers(folder);
  yield* finishInterrupted(graph, recorder, folder);
  const end = (await sizeBefore(graph, request.before)) ?? 0;
  for (let from = 0; from < end && !signal.aborted; ) {
    const written = await writeFile(graph, folder, from, end, signal);
    if (written === undefined) return;
    from = written.next;
    const fact = factOf(written, request);
    await replaceFile(`${written.file.path}${UNFINISHED}`, JSON.stringify(fact), true);
    // else it may be gone after a loss of power, where the log has the fact
    await syncFolder(folder);
    yield await takeOut(graph, recorder, folder, fact);
  }
}

/** What another call writes to is changed all the time. */
const LEFT_MS = 3_600_000;

/** Of a call that was killed while it wrote a file. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of (await readdir(folder).catch(absent)) ?? []) {
    if (!name.endsWith(TEMPORARY)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(absent);
    if (found !== undefined && Date.now() - found.mtimeMs > LEFT_MS) await rm(path, { force: true });
  }
}

/** How many facts were recorded before a time, not at it. */
async function sizeBefore(graph: Graph, before: string): Promise<number | undefined> {
  const time = new Date(Date.parse(before) - 1).toISOString();
  return pastSize(graph, { time }, (await readHead(graph)).tree.size);
}

interface Written {
  readonly file: WrittenFile;
  readonly predictions: number;
  readonly firstIndex: number;
  readonly lastIndex: number;
  /** The index that the next file begins at. */
  readonly next: number;
}

/** A file of the next predictions that are in the store; undefined where there are none, or it is to stop. */
async function writeFile(
  graph: Graph,
  folder: string,
  from: number,
  end: number,
  signal: AbortSignal,
): Promise<Written | undefined> {
  const writer = await ArchiveWriter.create(folder);
  try {
    let firstIndex: number | undefined;
    let lastIndex = from;
    let next = from;
    while (next < end && writer.rows + PART <= FILE_ROWS) {
      if (signal.aborted) return undefined;
      const to = Math.min(next + PART, end);
      for await (const { key, recorded } of stream(
        graph,
        predictionsIn,
        { from: next, to },
        PART_TIMEOUT_MS,
      )) {
        if (recorded === null) continue;
        const { index, entry, sealed } = recorded;
        const values = storedValues(sealed);
        const bytes = encryptValues(values, keyOf(values), leafHashHex(entry));
        await writer.add({ index, key, entry, sealed: bytes });
        firstIndex ??= index;
        lastIndex = index;
      }
      next = to;
      await nextTurn();
    }
    if (firstIndex === undefined) return undefined;
    return { predictions: writer.rows, file: await writer.end(), firstIndex, lastIndex, next };
  } finally {
    await writer[Symbol.asyncDispose]();
  }
}

const storedValues = (sealed: SealedValues): StoredValues =>
  Object.fromEntries(
    Object.entries(sealed).map(([name, { seed, salt, value }]) => [name, { salt: seed ?? salt, value }]),
  );

/** The Archival of a file, as it is recorded. */
type ArchivalFact = Readonly<Record<string, unknown>> & { readonly key: string };

const factOf = (
  { file, predictions, firstIndex, lastIndex }: Written,
  { before, keptSince, period, performedBy, reason }: ArchiveRequest,
): ArchivalFact => ({
  ...{ key: file.id, sha256: file.sha256, predictions, firstIndex, lastIndex },
  ...{ before, keptSince, period, performedBy },
  ...(reason === undefined ? {} : { reason }),
});

/** Files that an earlier call wrote and did not get to the end of. */
async function* finishInterrupted(
  graph: Graph,
  recorder: Recorder,
  folder: string,
): AsyncGenerator<ArchivedFile> {
  for (const name of (await readdir(folder).catch(absent)) ?? []) {
    if (!name.endsWith(UNFINISHED)) continue;
    const fact = readFact(await readFile(join(folder, name), "utf8"), name);
    // it was taken away, and nothing is known to have left the store for it
    if (!(await exists(join(folder, fileName(fact.key)))))
      throw badInputAt(
        join(folder, name),
        `the file ${fileName(fact.key)} is missing beside it: put it back`,
      );
    yield await takeOut(graph, recorder, folder, fact);
  }
}

function readFact(text: string, name: string): ArchivalFact {
  const given: unknown = JSON.parse(text);
  if (!isObject(given) || typeof given.key !== "string") throw badInputAt(name, "is no archival");
  return { ...given, key: given.key };
}

/** Records that a file has predictions, and takes them out of the store, batch by batch. */
async function takeOut(
  graph: Graph,
  recorder: Recorder,
  folder: string,
  fact: ArchivalFact,
): Promise<ArchivedFile> {
  const path = join(folder, fileName(fact.key));
  const file = await ArchiveFile.open(path);
  if (file.groups > 0) {
    // a file of another store's predictions is no fact of this one
    const { first, rows } = await file.readGroup(0);
    await movesOf(graph, fact.key, first, rows.slice(0, BATCH_ROWS));
  }
  await recordArchival(recorder, fact);
  for (let group = 0; group < file.groups; group++) {
    const { first, rows } = await file.readGroup(group);
    for (let at = 0; at < rows.length; at += BATCH_ROWS)
      await takeOutRows(graph, fact.key, first + at, rows.slice(at, at + BATCH_ROWS));
  }
  await rm(`${path}${UNFINISHED}`, { force: true });
  return { path, predictions: file.rows };
}

async function recordArchival(recorder: Recorder, fact: ArchivalFact): Promise<void> {
  try {
    await recorder.record([{ kind: "Archival", input: fact, path: "archival" }], SERVICE);
  } catch (error) {
    // the same file, of which another call has said when and why: its name is its content's
    if (!(error instanceof ProoflineError && error.code === "CONFLICT")) throw error;
  }
}

async function takeOutRows(
  graph: Graph,
  file: string,
  first: number,
  rows: readonly ArchivedRow[],
): Promise<void> {
  const moves = await movesOf(graph, file, first, rows);
  if (moves.length > 0) await graph.write(move, { rows: moves });
  await graph.write(drop, { indexes: rows.map(({ index }) => index) });
}

async function movesOf(
  graph: Graph,
  file: string,
  first: number,
  rows: readonly ArchivedRow[],
): Promise<readonly Move[]> {
  const found = await graph.read(storedAt, { indexes: rows.map(({ index }) => index) });
  const stored = new Map(found.map((one) => [one.index, one]));
  return rows.flatMap((row, i) => moveOf(row, { file, row: first + i }, stored.get(row.index)) ?? []);
}

/**
 * Undefined for what is archived already, in this file or another one. Throws INTERNAL where the file does not say what the store
 * does: nothing of that leaves the store.
 */
function moveOf(
  row: ArchivedRow,
  at: { readonly file: string; readonly row: number },
  prediction: StoredPrediction | undefined,
): Move | undefined {
  if (prediction !== undefined && isPlace(prediction.stored)) return undefined;
  const leaf = leafHashHex(row.entry);
  const values = storedValues(prediction?.sealed ?? {});
  const key = keyOf(values);
  if (prediction?.stored !== row.entry || !hasValues(row, values, key, leaf))
    throw new ProoflineError(
      "INTERNAL",
      `the archive ${fileName(at.file)} does not have fact ${row.index} as the store does: it stays in the store`,
    );
  return { index: row.index, place: formatPlace({ leaf, ...at }), key };
}

/** What was erased since the file was written is in it, and nobody has the key. */
function hasValues(row: ArchivedRow, values: StoredValues, key: string, leaf: string): boolean {
  const names = Object.keys(values);
  if (names.length === 0) return true;
  const archived = decryptValues(row.sealed, key, leaf);
  return (
    Object.keys(archived).length === names.length &&
    names.every(
      (name) => archived[name]?.value === values[name]?.value && archived[name]?.salt === values[name]?.salt,
    )
  );
}
