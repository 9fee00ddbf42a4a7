// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
UNWIND range(0, size($key) - 1) AS i
MERGE (n:TrainingRun {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i % size($recordedBy)],
  endedAt: datetime($endedAt[i % size($endedAt)]),
  framework: $framework[i % size($framework)],
  frameworkSalt: $frameworkSalt[i % size($frameworkSalt)],
  gitCommit: $gitCommit[i % size($gitCommit)],
  gitCommitSalt: $gitCommitSalt[i % size($gitCommitSalt)],
  hyperparameters: $hyperparameters[i % size($hyperparameters)],
  hyperparametersSalt: $hyperparametersSalt[i % size($hyperparametersSalt)],
  metrics: $metrics[i % size($metrics)],
  metricsSalt: $metricsSalt[i % size($metricsSalt)],
  repository: $repository[i % size($repository)],
  repositorySalt: $repositorySalt[i % size($repositorySalt)],
  startedAt: datetime($startedAt[i % size($startedAt)]),
  triggeredBy: $triggeredBy[i % size($triggeredBy)],
  triggeredBySalt: $triggeredBySalt[i % size($triggeredBySalt)]
}
FOREACH (ref IN $TRAINED_ON_DatasetVersion[i % size($TRAINED_ON_DatasetVersion)] |
  MERGE (to:DatasetVersion {key: ref.key})
  CREATE (n)-[edge:TRAINED_ON]->(to)
  SET edge += {role: ref.role}
)
