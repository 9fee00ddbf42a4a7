// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.targets.READ_SourceTable AS key
  MERGE (to:SourceTable {key: key})
  RETURN collect(to) AS READ_SourceTable
}
CALL () {
  UNWIND $facts.targets.READ_DatasetVersion AS key
  MERGE (to:DatasetVersion {key: key})
  RETURN collect(to) AS READ_DatasetVersion
}
CALL () {
  UNWIND $facts.targets.TOLD_BY_RunEvent AS key
  MERGE (to:RunEvent {key: key})
  RETURN collect(to) AS TOLD_BY_RunEvent
}
UNWIND $facts.rows AS f
CREATE (n:Transformation:Fact {key: f[0],
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  codeSha256: f[4],
  description: f[5],
  descriptionSalt: f[6],
  endedAt: datetime(f[7]),
  exclusions: f[8],
  exclusionsSalt: f[9],
  gitCommit: f[10],
  gitCommitSalt: f[11],
  job: f[12],
  jobSalt: f[13],
  parent: f[14],
  parentSalt: f[15],
  repository: f[16],
  repositorySalt: f[17],
  runBy: f[18],
  runBySalt: f[19],
  startedAt: datetime(f[20]),
  uncommitted: f[21],
  words: f[22]
})
FOREACH (ref IN f[23] |
  FOREACH (to IN [READ_SourceTable[toInteger(ref.at)]] | CREATE (n)-[edge:READ]->(to) SET edge += {dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), inferred: ref.inferred})
)
FOREACH (ref IN f[24] |
  FOREACH (to IN [READ_DatasetVersion[toInteger(ref.at)]] | CREATE (n)-[edge:READ]->(to) SET edge += {dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), inferred: ref.inferred})
)
FOREACH (to IN [at IN f[25] | TOLD_BY_RunEvent[toInteger(at)]] | CREATE (n)-[:TOLD_BY]->(to))
