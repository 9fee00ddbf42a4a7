// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.targets.PRODUCED_BY_TrainingRun AS key
  MERGE (to:TrainingRun {key: key})
  RETURN collect(to) AS PRODUCED_BY_TrainingRun
}
CALL () {
  UNWIND $facts.targets.TOLD_BY_RunEvent AS key
  MERGE (to:RunEvent {key: key})
  RETURN collect(to) AS TOLD_BY_RunEvent
}
UNWIND $facts.rows AS f
CREATE (n:ModelVersion:Fact {key: f[0],
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  artifactSha256: f[4],
  artifactUri: f[5],
  artifactUriSalt: f[6],
  framework: f[7],
  frameworkSalt: f[8],
  intendedUse: f[9],
  intendedUseSalt: f[10],
  limitations: f[11],
  limitationsSalt: f[12],
  words: f[13]
})
FOREACH (to IN [at IN f[14] | PRODUCED_BY_TrainingRun[toInteger(at)]] | CREATE (n)-[:PRODUCED_BY]->(to))
FOREACH (to IN [at IN f[15] | TOLD_BY_RunEvent[toInteger(at)]] | CREATE (n)-[:TOLD_BY]->(to))
