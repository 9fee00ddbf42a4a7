// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
UNWIND range(0, size($key) - 1) AS i
MERGE (n:TrainingRun {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i],
  endedAt: datetime($endedAt[i]),
  framework: $framework[i],
  frameworkSalt: $frameworkSalt[i],
  gitCommit: $gitCommit[i],
  gitCommitSalt: $gitCommitSalt[i],
  hyperparameters: $hyperparameters[i],
  hyperparametersSalt: $hyperparametersSalt[i],
  metrics: $metrics[i],
  metricsSalt: $metricsSalt[i],
  repository: $repository[i],
  repositorySalt: $repositorySalt[i],
  startedAt: datetime($startedAt[i]),
  triggeredBy: $triggeredBy[i],
  triggeredBySalt: $triggeredBySalt[i]
}
FOREACH (ref IN $TRAINED_ON_DatasetVersion[i] |
  MERGE (to:DatasetVersion {key: ref.key})
  CREATE (n)-[edge:TRAINED_ON]->(to)
  SET edge += {role: ref.role}
)
