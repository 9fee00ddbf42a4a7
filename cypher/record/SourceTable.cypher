// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
UNWIND range(0, size($key) - 1) AS i
MERGE (n:SourceTable {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i % size($recordedBy)],
  columns: $columns[i % size($columns)],
  columnsSalt: $columnsSalt[i % size($columnsSalt)],
  description: $description[i % size($description)],
  descriptionSalt: $descriptionSalt[i % size($descriptionSalt)],
  owner: $owner[i % size($owner)],
  ownerSalt: $ownerSalt[i % size($ownerSalt)],
  system: $system[i % size($system)],
  systemSalt: $systemSalt[i % size($systemSalt)]
}
