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
UNWIND $facts.rows AS f
CREATE (n:Transformation:Fact {key: f[0],
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  codeSha256: f[4],
  endedAt: datetime(f[5]),
  exclusions: f[6],
  exclusionsSalt: f[7],
  gitCommit: f[8],
  gitCommitSalt: f[9],
  job: f[10],
  jobSalt: f[11],
  repository: f[12],
  repositorySalt: f[13],
  runBy: f[14],
  runBySalt: f[15],
  startedAt: datetime(f[16])
})
FOREACH (ref IN f[17] |
  FOREACH (to IN [READ_SourceTable[toInteger(ref.at)]] | CREATE (n)-[edge:READ]->(to) SET edge += {dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount)})
)
FOREACH (ref IN f[18] |
  FOREACH (to IN [READ_DatasetVersion[toInteger(ref.at)]] | CREATE (n)-[edge:READ]->(to) SET edge += {dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount)})
)
