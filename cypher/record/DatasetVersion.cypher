// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
UNWIND range(0, size($key) - 1) AS i
MERGE (n:DatasetVersion {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i],
  columns: $columns[i],
  columnsSalt: $columnsSalt[i],
  inferred: $inferred[i],
  rowCount: toInteger($rowCount[i]),
  sha256: $sha256[i],
  uri: $uri[i],
  uriSalt: $uriSalt[i]
}
FOREACH (ref IN $WRITTEN_BY_Transformation[i] |
  MERGE (to:Transformation {key: ref.key})
  CREATE (n)-[:WRITTEN_BY]->(to)
)
