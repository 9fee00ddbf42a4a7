// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
CALL () {
  UNWIND $READ_SourceTable_keys AS key
  MERGE (to:SourceTable {key: key})
  RETURN collect(to) AS READ_SourceTable
}
CALL () {
  UNWIND $READ_DatasetVersion_keys AS key
  MERGE (to:DatasetVersion {key: key})
  RETURN collect(to) AS READ_DatasetVersion
}
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Transformation {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i % size($recordedBy)],
  codeSha256: $codeSha256[i % size($codeSha256)],
  endedAt: datetime($endedAt[i % size($endedAt)]),
  exclusions: $exclusions[i % size($exclusions)],
  exclusionsSalt: $exclusionsSalt[i % size($exclusionsSalt)],
  gitCommit: $gitCommit[i % size($gitCommit)],
  gitCommitSalt: $gitCommitSalt[i % size($gitCommitSalt)],
  job: $job[i % size($job)],
  jobSalt: $jobSalt[i % size($jobSalt)],
  repository: $repository[i % size($repository)],
  repositorySalt: $repositorySalt[i % size($repositorySalt)],
  runBy: $runBy[i % size($runBy)],
  runBySalt: $runBySalt[i % size($runBySalt)],
  startedAt: datetime($startedAt[i % size($startedAt)])
}
FOREACH (ref IN $READ_SourceTable[i % size($READ_SourceTable)] |
  FOREACH (to IN [READ_SourceTable[toInteger(ref.at)]] | CREATE (n)-[edge:READ]->(to) SET edge += {dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount)})
)
FOREACH (ref IN $READ_DatasetVersion[i % size($READ_DatasetVersion)] |
  FOREACH (to IN [READ_DatasetVersion[toInteger(ref.at)]] | CREATE (n)-[edge:READ]->(to) SET edge += {dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount)})
)
