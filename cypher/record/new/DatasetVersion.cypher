// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.targets.WRITTEN_BY_Transformation AS key
  MERGE (to:Transformation {key: key})
  RETURN collect(to) AS WRITTEN_BY_Transformation
}
UNWIND $facts.rows AS f
CREATE (n:DatasetVersion:Fact {key: f[0],
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  columns: f[4],
  columnsSalt: f[5],
  inferred: f[6],
  rowCount: toInteger(f[7]),
  sha256: f[8],
  uri: f[9],
  uriSalt: f[10]
})
FOREACH (to IN [at IN f[11] | WRITTEN_BY_Transformation[toInteger(at)]] | CREATE (n)-[:WRITTEN_BY]->(to))
