// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.targets.TOLD_BY_RunEvent AS key
  MERGE (to:RunEvent {key: key})
  RETURN collect(to) AS TOLD_BY_RunEvent
}
UNWIND $facts.rows AS f
MERGE (n:SourceTable {key: f[0]})
SET n:Fact, n += {
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  columns: f[4],
  columnsSalt: f[5],
  description: f[6],
  descriptionSalt: f[7],
  owner: f[8],
  ownerSalt: f[9],
  system: f[10],
  systemSalt: f[11],
  words: f[12]
}
FOREACH (to IN [at IN f[13] | TOLD_BY_RunEvent[toInteger(at)]] | CREATE (n)-[:TOLD_BY]->(to))
