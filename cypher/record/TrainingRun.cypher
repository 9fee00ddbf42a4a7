// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.TRAINED_ON_DatasetVersion_keys AS key
  MERGE (to:DatasetVersion {key: key})
  RETURN collect(to) AS TRAINED_ON_DatasetVersion
}
UNWIND range(0, size($facts.key) - 1) AS i
MERGE (n:TrainingRun {key: $facts.key[i]})
SET n:Fact, n += {
  index: toInteger($facts.index[i]), entry: $facts.entry[i], recordedAt: recordedAt, recordedBy: $facts.recordedBy[i % size($facts.recordedBy)],
  endedAt: datetime($facts.endedAt[i % size($facts.endedAt)]),
  framework: $facts.framework[i % size($facts.framework)],
  frameworkSalt: $facts.frameworkSalt[i % size($facts.frameworkSalt)],
  gitCommit: $facts.gitCommit[i % size($facts.gitCommit)],
  gitCommitSalt: $facts.gitCommitSalt[i % size($facts.gitCommitSalt)],
  hyperparameters: $facts.hyperparameters[i % size($facts.hyperparameters)],
  hyperparametersSalt: $facts.hyperparametersSalt[i % size($facts.hyperparametersSalt)],
  metrics: $facts.metrics[i % size($facts.metrics)],
  metricsSalt: $facts.metricsSalt[i % size($facts.metricsSalt)],
  repository: $facts.repository[i % size($facts.repository)],
  repositorySalt: $facts.repositorySalt[i % size($facts.repositorySalt)],
  startedAt: datetime($facts.startedAt[i % size($facts.startedAt)]),
  triggeredBy: $facts.triggeredBy[i % size($facts.triggeredBy)],
  triggeredBySalt: $facts.triggeredBySalt[i % size($facts.triggeredBySalt)]
}
FOREACH (ref IN $facts.TRAINED_ON_DatasetVersion[i % size($facts.TRAINED_ON_DatasetVersion)] |
  FOREACH (to IN [TRAINED_ON_DatasetVersion[toInteger(ref.at)]] | CREATE (n)-[edge:TRAINED_ON]->(to) SET edge += {role: ref.role})
)
