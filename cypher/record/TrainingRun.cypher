// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.targets.TRAINED_ON_DatasetVersion AS key
  MERGE (to:DatasetVersion {key: key})
  RETURN collect(to) AS TRAINED_ON_DatasetVersion
}
UNWIND $facts.rows AS f
MERGE (n:TrainingRun {key: f[0]})
SET n:Fact, n += {
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  endedAt: datetime(f[4]),
  framework: f[5],
  frameworkSalt: f[6],
  gitCommit: f[7],
  gitCommitSalt: f[8],
  hyperparameters: f[9],
  hyperparametersSalt: f[10],
  metrics: f[11],
  metricsSalt: f[12],
  repository: f[13],
  repositorySalt: f[14],
  startedAt: datetime(f[15]),
  triggeredBy: f[16],
  triggeredBySalt: f[17]
}
FOREACH (ref IN f[18] |
  FOREACH (to IN [TRAINED_ON_DatasetVersion[toInteger(ref.at)]] | CREATE (n)-[edge:TRAINED_ON]->(to) SET edge += {role: ref.role})
)
