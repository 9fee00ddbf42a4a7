// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Transformation {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i],
  codeSha256: $codeSha256[i],
  endedAt: datetime($endedAt[i]),
  exclusions: $exclusions[i],
  exclusionsSalt: $exclusionsSalt[i],
  gitCommit: $gitCommit[i],
  gitCommitSalt: $gitCommitSalt[i],
  job: $job[i],
  jobSalt: $jobSalt[i],
  repository: $repository[i],
  repositorySalt: $repositorySalt[i],
  runBy: $runBy[i],
  runBySalt: $runBySalt[i],
  startedAt: datetime($startedAt[i])
}
FOREACH (ref IN $READ_SourceTable[i] |
  MERGE (to:SourceTable {key: ref.key})
  CREATE (n)-[edge:READ]->(to)
  SET edge += {dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount)}
)
FOREACH (ref IN $READ_DatasetVersion[i] |
  MERGE (to:DatasetVersion {key: ref.key})
  CREATE (n)-[edge:READ]->(to)
  SET edge += {dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount)}
)
