// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.READ_SourceTable_keys AS key
  MERGE (to:SourceTable {key: key})
  RETURN collect(to) AS READ_SourceTable
}
CALL () {
  UNWIND $facts.READ_DatasetVersion_keys AS key
  MERGE (to:DatasetVersion {key: key})
  RETURN collect(to) AS READ_DatasetVersion
}
UNWIND range(0, size($facts.key) - 1) AS i
MERGE (n:Transformation {key: $facts.key[i]})
SET n:Fact, n += {
  index: toInteger($facts.index[i]), entry: $facts.entry[i], recordedAt: recordedAt, recordedBy: $facts.recordedBy[i % size($facts.recordedBy)],
  codeSha256: $facts.codeSha256[i % size($facts.codeSha256)],
  endedAt: datetime($facts.endedAt[i % size($facts.endedAt)]),
  exclusions: $facts.exclusions[i % size($facts.exclusions)],
  exclusionsSalt: $facts.exclusionsSalt[i % size($facts.exclusionsSalt)],
  gitCommit: $facts.gitCommit[i % size($facts.gitCommit)],
  gitCommitSalt: $facts.gitCommitSalt[i % size($facts.gitCommitSalt)],
  job: $facts.job[i % size($facts.job)],
  jobSalt: $facts.jobSalt[i % size($facts.jobSalt)],
  repository: $facts.repository[i % size($facts.repository)],
  repositorySalt: $facts.repositorySalt[i % size($facts.repositorySalt)],
  runBy: $facts.runBy[i % size($facts.runBy)],
  runBySalt: $facts.runBySalt[i % size($facts.runBySalt)],
  startedAt: datetime($facts.startedAt[i % size($facts.startedAt)])
}
FOREACH (ref IN $facts.READ_SourceTable[i % size($facts.READ_SourceTable)] |
  FOREACH (to IN [READ_SourceTable[toInteger(ref.at)]] | CREATE (n)-[edge:READ]->(to) SET edge += {dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount)})
)
FOREACH (ref IN $facts.READ_DatasetVersion[i % size($facts.READ_DatasetVersion)] |
  FOREACH (to IN [READ_DatasetVersion[toInteger(ref.at)]] | CREATE (n)-[edge:READ]->(to) SET edge += {dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount)})
)
