import { fromHex, toBase64 } from "../../../facts/bytes.js";
import { claimedSpan } from "../../../facts/claims.js";
import { holds, objectsOf, type ReportGraph, type ReportNode, textOf } from "../trail/graph.js";
import { factIri, factName, uriOf } from "../trail/names.js";

type Members = Readonly<Record<string, unknown>>;

/** A dataset version whose bytes are told by their digest. */
export interface DataFile {
  readonly node: ReportNode;
  readonly sha256: string;
  /** Where it lies; undefined where that is not known, or can't be an address. */
  readonly url: string | undefined;
}

export function dataFile(node: ReportNode): DataFile | undefined {
  const sha256 = textOf(node, "sha256");
  return sha256 === null ? undefined : { node, sha256, url: uriOf(textOf(node, "uri")) };
}

/** Bytes by the name of their SHA-256 (RFC 6920): a file has to have an address. */
const digestUri = (sha256: string): string =>
  `ni:///sha-256;${toBase64(fromHex(sha256)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;

/** A file with where it comes from. What it was derived from is named, and described among the facts. */
export function fileObject({ node, url, sha256 }: DataFile, graph: ReportGraph): Members {
  const owner = textOf(node, "owner");
  return {
    "@type": "cr:FileObject",
    "@id": factName(node),
    name: node.key,
    description: fileDescription(node, graph),
    contentUrl: url ?? digestUri(sha256),
    encodingFormat: encodingFormat(url ?? ""),
    sha256,
    "prov:wasGeneratedBy": maker(node, graph),
    "prov:wasAttributedTo": owner === null ? undefined : { "@type": "prov:Agent", "prov:label": owner },
  };
}

/** What it holds, and what it was used for in training. */
function fileDescription(node: ReportNode, graph: ReportGraph): string | undefined {
  const roles = graph
    .effectsOf(node)
    .flatMap(({ properties: { role } }) => (typeof role === "string" ? [role] : []));
  const used = roles.length === 0 ? undefined : `Used as: ${[...new Set(roles)].join(", ")}.`;
  return (
    [textOf(node, "description"), used].filter((text) => typeof text === "string").join("\n\n") || undefined
  );
}

/**
 * The job that wrote a data set. The file and its causes are named by IRIs that no object here has as its id: readers of
 * JSON-LD put objects into each other along ids, and a trail is too deep and too branched for that.
 */
function maker(node: ReportNode, graph: ReportGraph): Members | undefined {
  const run = graph
    .referencesOf(node)
    .filter(holds)
    .map(({ to }) => graph.find(to))
    .find((one) => one !== undefined);
  if (run === undefined) return undefined;
  const { start, end } = claimedSpan(run.kind, (name) => run.properties?.[name]) ?? {};
  const used = graph.referencesOf(run).filter(holds);
  return {
    "@type": "prov:Activity",
    "prov:label": textOf(run, "job") ?? run.key,
    "prov:startedAtTime": start?.time,
    "prov:endedAtTime": end?.time,
    "prov:used": used.length === 0 ? undefined : used.map(({ to }) => ({ "@id": factIri(graph.origin, to) })),
  };
}

const FORMATS: ReadonlyMap<string, string> = new Map([
  ["csv", "text/csv"],
  ["tsv", "text/tab-separated-values"],
  ["json", "application/json"],
  ["jsonl", "application/jsonlines"],
  ["parquet", "application/x-parquet"],
  ["zip", "application/zip"],
  ["gz", "application/gzip"],
  ["tar", "application/x-tar"],
]);

/** The media type that a file's ending stands for; bytes where it stands for none. */
const encodingFormat = (url: string): string =>
  FORMATS.get(/\.([a-z]+)(?:[?#].*)?$/i.exec(url)?.[1]?.toLowerCase() ?? "") ?? "application/octet-stream";

/** The columns of a file as the fields of a set of records; nothing where they are not known. */
export function columnsOf({ node }: DataFile): Members[] {
  const id = `columns.${factName(node)}`;
  const fields = objectsOf(node, "columns").map(({ name, type, description, personal }, i) => ({
    "@type": "cr:Field",
    "@id": `${id}/${i}`,
    name,
    description:
      [description, personal === true ? "Holds personal data." : null]
        .filter((text) => typeof text === "string")
        .join("\n\n") || undefined,
    dataType: dataType(type),
    source: { fileObject: { "@id": factName(node) }, extract: { column: name } },
  }));
  return fields.length === 0 ? [] : [{ "@type": "cr:RecordSet", "@id": id, name: node.key, field: fields }];
}

const DATA_TYPES: readonly (readonly [RegExp, string])[] = [
  [/^(?:big|small|tiny|u)?int(?:eger)?\d*$|^long$/, "sc:Integer"],
  [/^(?:float|double|real|decimal|numeric|number)/, "sc:Float"],
  [/^bool(?:ean)?$/, "sc:Boolean"],
  [/^date$/, "sc:Date"],
  [/^(?:timestamp|datetime)/, "sc:DateTime"],
];

/** A column's type of those that Croissant has, by how its source calls it; text where that says none of them. */
const dataType = (type: unknown): string =>
  DATA_TYPES.find(([pattern]) => typeof type === "string" && pattern.test(type.trim().toLowerCase()))?.[1] ??
  "sc:Text";
