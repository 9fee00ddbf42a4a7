// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
CALL () {
  UNWIND $WRITTEN_BY_Transformation_keys AS key
  MERGE (to:Transformation {key: key})
  RETURN collect(to) AS WRITTEN_BY_Transformation
}
UNWIND range(0, size($key) - 1) AS i
MERGE (n:DatasetVersion {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i % size($recordedBy)],
  columns: $columns[i % size($columns)],
  columnsSalt: $columnsSalt[i % size($columnsSalt)],
  inferred: $inferred[i % size($inferred)],
  rowCount: toInteger($rowCount[i % size($rowCount)]),
  sha256: $sha256[i % size($sha256)],
  uri: $uri[i % size($uri)],
  uriSalt: $uriSalt[i % size($uriSalt)]
}
FOREACH (to IN [at IN $WRITTEN_BY_Transformation[i % size($WRITTEN_BY_Transformation)] | WRITTEN_BY_Transformation[toInteger(at)]] | CREATE (n)-[:WRITTEN_BY]->(to))
