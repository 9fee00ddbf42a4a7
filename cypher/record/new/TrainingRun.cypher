// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.targets.TRAINED_ON_DatasetVersion AS key
  MERGE (to:DatasetVersion {key: key})
  RETURN collect(to) AS TRAINED_ON_DatasetVersion
}
CALL () {
  UNWIND $facts.targets.TOLD_BY_RunEvent AS key
  MERGE (to:RunEvent {key: key})
  RETURN collect(to) AS TOLD_BY_RunEvent
}
UNWIND $facts.rows AS f
CREATE (n:TrainingRun:Fact {key: f[0],
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
  job: f[11],
  jobSalt: f[12],
  metrics: f[13],
  metricsSalt: f[14],
  parent: f[15],
  parentSalt: f[16],
  repository: f[17],
  repositorySalt: f[18],
  startedAt: datetime(f[19]),
  triggeredBy: f[20],
  triggeredBySalt: f[21],
  uncommitted: f[22],
  words: f[23]
})
FOREACH (ref IN f[24] |
  FOREACH (to IN [TRAINED_ON_DatasetVersion[toInteger(ref.at)]] | CREATE (n)-[edge:TRAINED_ON]->(to) SET edge += {role: ref.role, inferred: ref.inferred})
)
FOREACH (to IN [at IN f[25] | TOLD_BY_RunEvent[toInteger(at)]] | CREATE (n)-[:TOLD_BY]->(to))
