// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
UNWIND range(0, size($facts.key) - 1) AS i
MERGE (n:SourceTable {key: $facts.key[i]})
SET n:Fact, n += {
  index: toInteger($facts.index[i]), entry: $facts.entry[i], recordedAt: recordedAt, recordedBy: $facts.recordedBy[i % size($facts.recordedBy)],
  columns: $facts.columns[i % size($facts.columns)],
  columnsSalt: $facts.columnsSalt[i % size($facts.columnsSalt)],
  description: $facts.description[i % size($facts.description)],
  descriptionSalt: $facts.descriptionSalt[i % size($facts.descriptionSalt)],
  owner: $facts.owner[i % size($facts.owner)],
  ownerSalt: $facts.ownerSalt[i % size($facts.ownerSalt)],
  system: $facts.system[i % size($facts.system)],
  systemSalt: $facts.systemSalt[i % size($facts.systemSalt)]
}
