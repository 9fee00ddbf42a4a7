// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
UNWIND range(0, size($key) - 1) AS i
MERGE (n:SourceTable {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i],
  columns: $columns[i],
  columnsSalt: $columnsSalt[i],
  description: $description[i],
  descriptionSalt: $descriptionSalt[i],
  owner: $owner[i],
  ownerSalt: $ownerSalt[i],
  system: $system[i],
  systemSalt: $systemSalt[i]
}
