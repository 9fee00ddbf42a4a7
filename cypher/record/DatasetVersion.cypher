// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.WRITTEN_BY_Transformation_keys AS key
  MERGE (to:Transformation {key: key})
  RETURN collect(to) AS WRITTEN_BY_Transformation
}
UNWIND range(0, size($facts.key) - 1) AS i
MERGE (n:DatasetVersion {key: $facts.key[i]})
SET n:Fact, n += {
  index: toInteger($facts.index[i]), entry: $facts.entry[i], recordedAt: recordedAt, recordedBy: $facts.recordedBy[i % size($facts.recordedBy)],
  columns: $facts.columns[i % size($facts.columns)],
  columnsSalt: $facts.columnsSalt[i % size($facts.columnsSalt)],
  inferred: $facts.inferred[i % size($facts.inferred)],
  rowCount: toInteger($facts.rowCount[i % size($facts.rowCount)]),
  sha256: $facts.sha256[i % size($facts.sha256)],
  uri: $facts.uri[i % size($facts.uri)],
  uriSalt: $facts.uriSalt[i % size($facts.uriSalt)]
}
FOREACH (to IN [at IN $facts.WRITTEN_BY_Transformation[i % size($facts.WRITTEN_BY_Transformation)] | WRITTEN_BY_Transformation[toInteger(at)]] | CREATE (n)-[:WRITTEN_BY]->(to))
