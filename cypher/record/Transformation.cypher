// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
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
  MERGE (to:SourceTable {key: ref.key})
  CREATE (n)-[edge:READ]->(to)
  SET edge += {dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount)}
)
FOREACH (ref IN $READ_DatasetVersion[i % size($READ_DatasetVersion)] |
  MERGE (to:DatasetVersion {key: ref.key})
  CREATE (n)-[edge:READ]->(to)
  SET edge += {dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount)}
)
