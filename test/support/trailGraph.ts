import { FACT_KINDS, type FactKind, type FactRef, isFactKind, refId } from "../../src/facts/kind.js";
import { KINDS } from "../../src/facts/kinds/index.js";
import { edgeOf } from "../../src/report/edge.js";
import { type LineageEdge, type LineageNode, lineageOf } from "../../src/report/lineage.js";
import type { PredictionTrail } from "../../src/report/trail.js";

/** The facts and references of a report, in an order of their own, so that two of them can be compared. */
export interface ShownGraph {
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
}

/** All that a document of a trail has to show: the trail, what was corrected of it, and what points at it. */
export function graphOf(trail: PredictionTrail): ShownGraph {
  const facts = [...trail.facts, ...trail.superseded.facts, ...trail.attached];
  const here = new Set(facts.map(refId));
  const beside = trail.attached.flatMap((record) =>
    record.refs.filter((ref) => here.has(refId(ref))).map((ref) => edgeOf(record, ref)),
  );
  return sorted(lineageOf(facts, [...trail.edges, ...trail.superseded.edges, ...beside], false));
}

/** Without the values of fields that are described as sealed. */
export const withoutSealed = ({ nodes, edges }: ShownGraph): ShownGraph => ({
  nodes: nodes.map((node) => ({
    ...node,
    properties:
      node.properties &&
      Object.fromEntries(Object.entries(node.properties).filter(([name]) => !isSealed(node.kind, name))),
  })),
  edges,
});

function isSealed(kind: FactKind, name: string): boolean {
  const field = KINDS[kind].fields[name];
  return field?.type === "scalar" && field.sealed;
}

export const sorted = ({ nodes, edges }: ShownGraph): ShownGraph => ({
  nodes: inTextOrder(nodes),
  edges: inTextOrder(edges),
});

/** As JSON has them, with the names of all objects in order, by that text. */
const inTextOrder = <T>(values: readonly T[]): T[] =>
  values
    .map((value) => JSON.stringify(value, namesInOrder))
    .sort()
    .map((text) => JSON.parse(text));
const namesInOrder = (_: string, value: unknown) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

type Json = Readonly<Record<string, unknown>>;
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value : []);
const object = (value: unknown): Json => (typeof value === "object" && value !== null ? { ...value } : {});
const kindOf = (text: unknown): FactKind => {
  if (isFactKind(text)) return text;
  throw new Error(`no kind: ${JSON.stringify(text)}`);
};

/** A field's value of its text, by what its description says it holds. */
function fieldValue(kind: FactKind, name: string, text: string): unknown {
  const field = KINDS[kind].fields[name];
  const isText =
    field?.type === "enum" ||
    (field?.type === "scalar" && ["String", "ID", "DateTime", "SHA256"].includes(field.scalar));
  return isText ? text : JSON.parse(text);
}

const unknownNode = { index: null, leafHash: null, recordedAt: null, properties: null };

/** The graph that a PROV-JSON document shows. */
export function fromProv(text: string): ShownGraph {
  const document = object(JSON.parse(text));
  const prefix = object(document.prefix);
  const nodes = new Map<string, LineageNode>();
  for (const type of ["entity", "activity"])
    for (const [id, attributes] of Object.entries(object(document[type]))) {
      const { "prov:type": is, ...said } = object(attributes);
      const kind = String(object(is).$).replace(/^proofline:/, "");
      if (kind !== "AuditReport") nodes.set(id, provNode(kindOf(kind), said));
    }
  const refOf = (id: unknown): FactRef => {
    const node = nodes.get(String(id));
    if (node === undefined) throw new Error(`not declared: ${String(id)}`);
    return { kind: node.kind, key: node.key };
  };
  const bundles = Object.values(object(document.bundle)).map(object);
  const edges = [document, ...bundles].flatMap((records) =>
    Object.entries(PROV_ENDS).flatMap(([relation, [effect, cause]]) =>
      Object.values(object(records[relation])).map((record): LineageEdge => {
        const said = object(record);
        return {
          type: String(said["proofline:reference"]),
          from: refOf(said[effect]),
          to: refOf(said[cause]),
          properties: Object.fromEntries(fieldsOf(said)) as LineageEdge["properties"],
          amendment: textOr(said["proofline:amendment"]),
          supersededBy: textOr(said["proofline:supersededBy"]),
        };
      }),
    ),
  );
  const undeclared = Object.keys(object(document.entity)).filter(
    (id) => prefix[id.split(":")[0] ?? ""] === undefined,
  );
  if (undeclared.length > 0) throw new Error(`undeclared prefix: ${undeclared.join(", ")}`);
  return sorted({ nodes: [...nodes.values()], edges });
}

const PROV_ENDS: Readonly<Record<string, readonly [string, string]>> = {
  wasGeneratedBy: ["prov:entity", "prov:activity"],
  used: ["prov:activity", "prov:entity"],
  wasInformedBy: ["prov:informed", "prov:informant"],
  wasDerivedFrom: ["prov:generatedEntity", "prov:usedEntity"],
};

const textOr = (value: unknown): string | null => (typeof value === "string" ? value : null);

const provPlain = (value: unknown): unknown => {
  const { $: text, type } = object(value);
  if (type === "rdf:JSON" || type === "xsd:double") return JSON.parse(String(text));
  return type === undefined ? value : text;
};

const fieldsOf = (said: Json): [string, unknown][] =>
  Object.entries(said).flatMap(([name, value]): [string, unknown][] =>
    name.startsWith("field:") ? [[name.slice("field:".length), provPlain(value)]] : [],
  );

function provNode(kind: FactKind, said: Json): LineageNode {
  const recorded = said["proofline:recorded"] === true;
  const key = String(said["proofline:key"]);
  if (!recorded) return { kind, key, recorded, ...unknownNode };
  return {
    kind,
    key,
    recorded,
    index: Number(said["proofline:index"]),
    leafHash: String(said["proofline:leafHash"]),
    recordedAt: String(provPlain(said["proofline:recordedAt"])),
    properties: Object.fromEntries(fieldsOf(said)),
  };
}

/** The graph that a CycloneDX BOM shows. */
export function fromCyclonedx(text: string): ShownGraph {
  const bom = object(JSON.parse(text));
  const all = [
    ...objects([object(bom.metadata).component].filter((one) => one !== undefined)),
    ...objects(bom.components),
    ...objects(bom.services),
    ...objects(bom.formulation).flatMap(({ workflows }) => objects(workflows)),
  ];
  const read = all.map(({ properties }) =>
    objects(properties).map(({ name, value }) => [String(name), String(value)] as const),
  );
  const nodes = read.map((properties): LineageNode => {
    const said = new Map(properties);
    const kind = kindOf(said.get("proofline:kind"));
    const key = said.get("proofline:key") ?? "";
    const recorded = said.get("proofline:recorded") === "true";
    if (!recorded) return { kind, key, recorded, ...unknownNode };
    return {
      kind,
      key,
      recorded,
      index: Number(said.get("proofline:index")),
      leafHash: said.get("proofline:leafHash") ?? "",
      recordedAt: said.get("proofline:recordedAt") ?? "",
      properties: Object.fromEntries(
        properties.flatMap(([name, value]): [string, unknown][] => {
          const field = /^proofline:field:(.*)$/s.exec(name)?.[1];
          return field === undefined ? [] : [[field, fieldValue(kind, field, value)]];
        }),
      ),
    };
  });
  const edges = read.flatMap((properties, i): LineageEdge[] => {
    const { kind = FACT_KINDS[0], key = "" } = nodes[i] ?? {};
    return properties
      .filter(([name]) => name === "proofline:reference")
      .map(([, value]) => ({ ...JSON.parse(value), from: { kind, key } }));
  });
  return sorted({ nodes, edges });
}

/** The graph that OpenLineage events show. */
export function fromOpenlineage(text: string): ShownGraph {
  const events = objects(JSON.parse(text));
  const holders = events.flatMap(({ run, job, dataset, outputs }) => [
    object(run),
    object(job),
    object(dataset),
    ...objects(outputs),
  ]);
  const facts = holders.flatMap(({ facets }) => {
    const { proofline_fact: fact, proofline_report: report } = object(facets);
    return [...objects([fact].filter((one) => one !== undefined)), ...objects(object(report).facts)];
  });
  const nodes = facts.map(({ kind, key, recorded, index, leafHash, recordedAt, properties }) => ({
    kind,
    key,
    recorded,
    index,
    leafHash,
    recordedAt,
    properties,
  }));
  const edges = facts.flatMap(({ kind, key, references }) =>
    objects(references).map((reference) => ({ ...reference, from: { kind, key } })),
  );
  return sorted(JSON.parse(JSON.stringify({ nodes, edges })));
}

/** The kinds of facts that tell of data. */
const DATA: readonly FactKind[] = ["SourceTable", "Transformation", "DatasetVersion"];

/** The part of a graph that tells of data: its facts, and the references to them. */
export const dataOf = ({ nodes, edges }: ShownGraph): ShownGraph => ({
  nodes: nodes.filter(({ kind }) => DATA.includes(kind)),
  edges: edges.filter(({ to }) => DATA.includes(to.kind)),
});

/** The graph that the records of a Croissant data set show. */
export function fromCroissant(text: string): ShownGraph {
  const sets = objects(object(JSON.parse(text)).recordSet);
  const records = (id: string): Json[] =>
    objects(sets.find((set) => set["@id"] === id)?.data).map((record) =>
      Object.fromEntries(Object.entries(record).map(([name, value]) => [name.slice(id.length + 1), value])),
    );
  const nodes = records("facts").map((said): LineageNode => {
    const [kind, key, recorded] = [kindOf(said.kind), String(said.key), said.recorded === "true"];
    if (!recorded) return { kind, key, recorded, ...unknownNode };
    return {
      kind,
      key,
      recorded,
      index: Number(said.index),
      leafHash: String(said.leafHash),
      recordedAt: String(said.recordedAt),
      properties: JSON.parse(String(said.properties)),
    };
  });
  const edges = records("references").map(
    (said): LineageEdge => ({
      type: String(said.type),
      from: { kind: kindOf(said.fromKind), key: String(said.fromKey) },
      to: { kind: kindOf(said.toKind), key: String(said.toKey) },
      properties: JSON.parse(String(said.properties)),
      amendment: String(said.amendment) || null,
      supersededBy: String(said.supersededBy) || null,
    }),
  );
  return sorted({ nodes, edges });
}
