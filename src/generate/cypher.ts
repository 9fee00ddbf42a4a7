import { EDGE_COLUMNS, type EdgeColumn } from "../facts/columns.js";
import { isReference } from "../facts/field.js";
import { FACT_KINDS, type FactKind } from "../facts/kind.js";
import { Amendment } from "../facts/kinds/amendment.js";
import { CAUSAL_RELS, CONCERNING_RELS, KINDS, POINTING_RELS } from "../facts/kinds/index.js";
import { NODE_PROPERTIES, type Property, saltName } from "../facts/properties.js";

const header = "// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.\n";

/**
 * The statement that records facts of a kind: a list a fact, of values by their places. The causes of each type are found
 * once, whatever many facts refer to them, and then named by their place in a list; those that can be of any kind by
 * each fact, since looking for sixteen kinds of which a batch names one or two costs more. All of it is one parameter: Neo4j plans
 * a statement anew for each combination of its parameters' types and sizes.
 *
 * @param isNew nobody has referred to them yet, so that no placeholder is to be filled in and none is looked for
 */
export function recordStatement(kind: FactKind, isNew = false): string {
  const columns = EDGE_COLUMNS[kind];
  const first = 4;
  const values = [
    "index: toInteger(f[1])",
    "entry: f[2]",
    "recordedAt: recordedAt",
    "recordedBy: f[3]",
    ...NODE_PROPERTIES[kind].map((property, i) => `${property.name}: ${typed(property, `f[${first + i}]`)}`),
  ].join(",\n  ");
  const edges = columns.map((column, i) => edgeClause(column, first + NODE_PROPERTIES[kind].length + i));
  const node = isNew
    ? `CREATE (n:${kind}:Fact {key: f[0],\n  ${values}\n})`
    : `MERGE (n:${kind} {key: f[0]})\nSET n:Fact, n += {\n  ${values}\n}`;
  return `${header}WITH datetime($facts.recordedAt) AS recordedAt
${columns
  .filter(({ isAny }) => !isAny)
  .map(targetClause)
  .join("")}UNWIND $facts.rows AS f
${node}
${edges.join("\n")}`
    .trimEnd()
    .concat("\n");
}

/** The statement that reads what the Recorder must know of facts that may be there, and which are placeholders. */
export function existingStatement(kind: FactKind): string {
  const salts = NODE_PROPERTIES[kind].filter(({ name }) =>
    NODE_PROPERTIES[kind].some((other) => saltName(other.name) === name),
  );
  const names = salts.map(({ name }) => `${name.slice(0, -saltName("").length)}: n.${name}`);
  // of what was archived, the key of the values
  const map = [...(kind === "Prediction" ? ["archive: n.archiveSalt"] : []), ...names].join(", ");
  return `${header}UNWIND $keys AS key
MATCH (n:${kind} {key: key})
RETURN n.key AS key, n.index AS index, n.entry AS entry, {${map}} AS salts
`;
}

/** Finds a fact of any kind as `n`: a label can't be a parameter without a scan of all nodes. */
const findFact = `CALL () {
${FACT_KINDS.map((kind) => `  MATCH (n:${kind} {key: $key}) WHERE $kind = "${kind}" RETURN n`).join("\n  UNION ALL\n")}
}`;

/** A page of what a full-text query finds, and of the facts without words that have a text as their whole key. */
export const hitsStatement =
  (): string => `${header}// Hits of the full-text index, as many as pages go through, and of the kinds without words the facts that have the text as their
// whole key: these have the most points. The newest first where points are the same, after a place. One parameter: Neo4j plans a
// statement anew for each size that a text has. Of a fact whose transaction is just ending, not all may be there yet.
CALL () {
  CALL db.index.fulltext.queryNodes("fact_words", $search.query, {limit: toInteger($search.window)}) YIELD node AS n, score
  WITH n, toInteger(round(score)) AS points
  RETURN n, CASE WHEN points > $search.most THEN toInteger($search.most) ELSE points END AS points
${FACT_KINDS.filter((kind) => KINDS[kind].isFoundByKeyAlone)
  .map(
    (kind) =>
      `  UNION ALL\n  MATCH (n:${kind} {key: $search.text}) WHERE "${kind}" IN $search.kinds RETURN n, toInteger($search.most) AS points`,
  )
  .join("\n")}
}
WITH n, points, n.index AS index
WHERE index IS NOT NULL AND n.entry IS NOT NULL AND n.key IS NOT NULL AND n:Fact
  AND (points < $search.afterPoints OR points = $search.afterPoints AND index < $search.beforeIndex)
ORDER BY points DESC, index DESC
LIMIT toInteger($search.limit)
RETURN head([label IN labels(n) WHERE label <> "Fact"]) AS kind, n.key AS key, index, n.entry AS entry, points
ORDER BY points DESC, index DESC
`;

/** A page of the accesses that named a fact. */
export const accessesByFactStatement =
  (): string => `${header}// A page costs what all accesses of that one fact cost: they are sorted.
${findFact}
MATCH (n)<-[:ACCESSED]-(a:Access)
WHERE a.at >= datetime($from) AND a.at <= datetime($until)
  AND CASE WHEN a.at < datetime($until) THEN true ELSE a.key < $beforeKey END
  AND a.outcome IN $outcomes
  AND ($principal IS NULL OR a.principal = $principal)
  AND ($system IS NULL OR a.system = $system)
  // a list that was sealed is one text
  AND ($operation IS NULL OR a.operation = $operation OR CASE WHEN a.fieldsSalt IS NULL THEN $operation IN a.fields ELSE false END)
RETURN a.key AS key, a.index AS index, a.entry AS entry, a.at.epochMillis AS time,
  [name IN keys(a) WHERE name ENDS WITH "Salt" | [name, a[name], a[left(name, size(name) - 4)]]] AS sealed
ORDER BY a.at DESC, a.key DESC
LIMIT toInteger($limit)
`;

/**
 * The walk from one fact, or from where amendments lead, to the causes, and the facts that point at what it found, with
 * corrections and erasures of those. One row a node. A variable-length pattern of types walks breadth-first and prunes,
 * which a plan of paths would not.
 */
const trailStatement = (what: string, start: string, call: string): string =>
  `${header}// The walk from ${what} to its causes, and the facts that point at what it found, with corrections and erasures of those. One row a node.
MATCH (head:LogHead {id: 0})
${start}CALL (${call}MATCH (start)-[:${[...CAUSAL_RELS].join("|")}*0..]->(n)
  WITH DISTINCT n
  LIMIT toInteger($limit)
  RETURN collect(n) AS walked
}
CALL (walked) {
  UNWIND walked AS n
  MATCH (n)<-[:${[...POINTING_RELS].join("|")}]-()<-[:${[...CONCERNING_RELS].join("|")}*0..2]-(a)
  WITH DISTINCT a
  LIMIT toInteger($limit)
  RETURN collect(a) AS attached
}
UNWIND [n IN walked | [true, n]] + [a IN attached | [false, a]] AS row
WITH head, row[0] AS walked, row[1] AS n
RETURN head.size AS size, walked, labels(n) AS labels, n.key AS key, n.index AS index, n.entry AS entry,
  [name IN keys(n) WHERE name ENDS WITH "Salt" | [name, n[name], n[left(name, size(name) - 4)]]] AS sealed
`;

/** The trail of one fact of a kind. */
export const trailOfStatement = (kind: FactKind): string =>
  trailStatement(`a ${KINDS[kind].noun}`, `MATCH (start:${kind} {key: $key})\n`, "start) {\n  ");

/** The trails of what amendments lead to. */
export const trailOfAmendmentsStatement = (): string =>
  trailStatement(
    "where amendments lead",
    "",
    `) {
  UNWIND $keys AS key
  MATCH (:Amendment {key: key})-[:${Amendment.fields.references.rel}]->(start)
  WITH DISTINCT start
  `,
  );

/** The kinds of facts that point at a prediction, by the type of the relationship. */
const POINTING_AT_PREDICTIONS: ReadonlyMap<string, FactKind> = new Map(
  FACT_KINDS.flatMap((kind) =>
    Object.values(KINDS[kind].fields)
      .filter(isReference)
      .filter((field) => field.isPointing && (field.type !== "ref" || field.to === "Prediction"))
      .map(({ rel }) => [rel, kind] as const),
  ),
);

/** The time at which facts that point at a prediction claim to have happened, of those that claim one. */
const claimedByPointing = (): string => {
  const claimed = [...POINTING_AT_PREDICTIONS.values()].flatMap((kind) => {
    const { claims } = KINDS[kind];
    if (claims === undefined) return [];
    return "at" in claims ? [claims.at] : [claims.end, claims.start];
  });
  return `coalesce(${[...new Set(claimed)].map((name) => `a.${name}`).join(", ")})`;
};

/** Predictions of one source, put together by what rules can tell them apart by. */
export function predictionClassesStatement(): string {
  const rels = [...POINTING_AT_PREDICTIONS.keys()];
  const { rel: amendedTo } = Amendment.fields.references;
  return `${header}// The predictions of one source, put together by all that rules look at in them: what the server claims, where they lie between
// the times given, whether they were recorded late, and what points at them. One row a class, with one of its predictions. Of
// that one's sealed values it is only said which are there. Most predictions claim the same, and one text is grouped faster.
CALL () {
${rels.map((rel) => `  MATCH ()-[r:${rel}]->(:Prediction) RETURN count(r) AS facts`).join("\n  UNION ALL\n")}
}
WITH sum(facts) > 0 AS arePointedAt, [time IN $recordedAt | datetime(time)] AS recordedAt
UNWIND range(0, size($timestamps) - 2) AS span
CALL (arePointedAt, recordedAt, span) {
  MATCH (p:Prediction)
  USING INDEX SEEK p:Prediction(servedFrom, timestamp, key)
  WHERE p.key IS NOT NULL AND p.servedFrom = $source
    AND p.timestamp >= datetime($timestamps[span]) AND p.timestamp < datetime($timestamps[span + 1])
  // what a version before claims were one text wrote
  RETURN CASE WHEN p.claims = $claims THEN $claims ELSE coalesce(p.claims, [p.artifactSha256, p.modelVersion]) END AS claims,
    p.recordedAt.epochMillis - p.timestamp.epochMillis > $lateMs AS isLate,
    size([time IN recordedAt WHERE p.recordedAt < time]) AS recordedBefore,
    CASE WHEN arePointedAt AND EXISTS { (p)<-[:${rels.join("|")}]-() } THEN COLLECT {
      MATCH (p)<-[r:${rels.join("|")}]-(a)
      RETURN [
        type(r), a.corrects, a.recordedAt.epochMillis - ${claimedByPointing()}.epochMillis > $lateMsOfPointing[type(r)],
        COLLECT { MATCH (a)-[to:${amendedTo}]->(cause) RETURN [to.field, labels(cause), cause.key] AS target ORDER BY to.field, cause.key },
        a.decision
      ] AS one
      ORDER BY a.index
    } ELSE [] END AS pointing,
    count(*) AS predictions, min(p.index) AS first
}
MATCH (n:Fact {index: first})
RETURN predictions, size(pointing) > 0 AS isPointedAt, any(one IN pointing WHERE size(one[3]) > 0) AS isRedirected,
  n.key AS key, n.index AS index, n.entry AS entry,
  [name IN keys(n) WHERE name ENDS WITH "Salt" AND n[left(name, size(name) - 4)] IS NOT NULL | [name, "", "null"]] AS sealed
LIMIT toInteger($limit)
`;
}

/** The walk from a fact of any kind. */
export const lineageStatement =
  (): string => `${header}// Sealed values are as long as all the rest together: they are read for those who may see them.
${findFact}
CALL apoc.path.subgraphNodes(n, {relationshipFilter: $follow, maxLevel: toInteger($maxDepth), limit: toInteger($limit)}) YIELD node
RETURN labels(node) AS labels, node.key AS key, node.index AS index, node.entry AS entry,
  CASE WHEN $withSealed THEN [name IN keys(node) WHERE name ENDS WITH "Salt" | [name, node[name], node[left(name, size(name) - 4)]]] ELSE [] END AS sealed
`;

const targetClause = ({ name, to }: EdgeColumn): string => `CALL () {
  UNWIND $facts.targets.${name} AS key
  MERGE (to:${to} {key: key})
  RETURN collect(to) AS ${name}
}
`;

function edgeClause({ name, rel, to, properties, isAny }: EdgeColumn, place: number): string {
  if (isAny) return `FOREACH (key IN f[${place}] | MERGE (to:${to} {key: key}) CREATE (n)-[:${rel}]->(to))`;
  if (properties.length === 0)
    return `FOREACH (to IN [at IN f[${place}] | ${name}[toInteger(at)]] | CREATE (n)-[:${rel}]->(to))`;
  const props = properties
    .map((property) => `${property.name}: ${typed(property, `ref.${property.name}`)}`)
    .join(", ");
  return `FOREACH (ref IN f[${place}] |
  FOREACH (to IN [${name}[toInteger(ref.at)]] | CREATE (n)-[edge:${rel}]->(to) SET edge += {${props}})
)`;
}

function typed({ type }: Property, value: string): string {
  if (type === "time") return `datetime(${value})`;
  return type === "integer" ? `toInteger(${value})` : value;
}
