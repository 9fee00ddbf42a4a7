// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
CALL () {
  UNWIND $TRAINED_ON_DatasetVersion_keys AS key
  MERGE (to:DatasetVersion {key: key})
  RETURN collect(to) AS TRAINED_ON_DatasetVersion
}
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
  FOREACH (to IN [TRAINED_ON_DatasetVersion[toInteger(ref.at)]] | CREATE (n)-[edge:TRAINED_ON]->(to) SET edge += {role: ref.role})
)
