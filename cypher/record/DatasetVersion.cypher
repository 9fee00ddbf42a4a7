// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.targets.WRITTEN_BY_Transformation AS key
  MERGE (to:Transformation {key: key})
  RETURN collect(to) AS WRITTEN_BY_Transformation
}
CALL () {
  UNWIND $facts.targets.TOLD_BY_RunEvent AS key
  MERGE (to:RunEvent {key: key})
  RETURN collect(to) AS TOLD_BY_RunEvent
}
UNWIND $facts.rows AS f
MERGE (n:DatasetVersion {key: f[0]})
SET n:Fact, n += {
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  columnLineage: f[4],
  columnLineageSalt: f[5],
  columns: f[6],
  columnsSalt: f[7],
  description: f[8],
  descriptionSalt: f[9],
  inferred: f[10],
  owner: f[11],
  ownerSalt: f[12],
  rowCount: toInteger(f[13]),
  sha256: f[14],
  uri: f[15],
  uriSalt: f[16],
  words: f[17]
}
FOREACH (to IN [at IN f[18] | WRITTEN_BY_Transformation[toInteger(at)]] | CREATE (n)-[:WRITTEN_BY]->(to))
FOREACH (to IN [at IN f[19] | TOLD_BY_RunEvent[toInteger(at)]] | CREATE (n)-[:TOLD_BY]->(to))
