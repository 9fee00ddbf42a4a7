// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.PRODUCED_BY_TrainingRun_keys AS key
  MERGE (to:TrainingRun {key: key})
  RETURN collect(to) AS PRODUCED_BY_TrainingRun
}
UNWIND range(0, size($facts.key) - 1) AS i
MERGE (n:ModelVersion {key: $facts.key[i]})
SET n:Fact, n += {
  index: toInteger($facts.index[i]), entry: $facts.entry[i], recordedAt: recordedAt, recordedBy: $facts.recordedBy[i % size($facts.recordedBy)],
  artifactSha256: $facts.artifactSha256[i % size($facts.artifactSha256)],
  artifactUri: $facts.artifactUri[i % size($facts.artifactUri)],
  artifactUriSalt: $facts.artifactUriSalt[i % size($facts.artifactUriSalt)],
  framework: $facts.framework[i % size($facts.framework)],
  frameworkSalt: $facts.frameworkSalt[i % size($facts.frameworkSalt)],
  intendedUse: $facts.intendedUse[i % size($facts.intendedUse)],
  intendedUseSalt: $facts.intendedUseSalt[i % size($facts.intendedUseSalt)],
  limitations: $facts.limitations[i % size($facts.limitations)],
  limitationsSalt: $facts.limitationsSalt[i % size($facts.limitationsSalt)]
}
FOREACH (to IN [at IN $facts.PRODUCED_BY_TrainingRun[i % size($facts.PRODUCED_BY_TrainingRun)] | PRODUCED_BY_TrainingRun[toInteger(at)]] | CREATE (n)-[:PRODUCED_BY]->(to))
