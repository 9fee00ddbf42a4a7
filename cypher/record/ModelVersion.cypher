// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
CALL () {
  UNWIND $PRODUCED_BY_TrainingRun_keys AS key
  MERGE (to:TrainingRun {key: key})
  RETURN collect(to) AS PRODUCED_BY_TrainingRun
}
UNWIND range(0, size($key) - 1) AS i
MERGE (n:ModelVersion {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i % size($recordedBy)],
  artifactSha256: $artifactSha256[i % size($artifactSha256)],
  artifactUri: $artifactUri[i % size($artifactUri)],
  artifactUriSalt: $artifactUriSalt[i % size($artifactUriSalt)],
  framework: $framework[i % size($framework)],
  frameworkSalt: $frameworkSalt[i % size($frameworkSalt)],
  intendedUse: $intendedUse[i % size($intendedUse)],
  intendedUseSalt: $intendedUseSalt[i % size($intendedUseSalt)],
  limitations: $limitations[i % size($limitations)],
  limitationsSalt: $limitationsSalt[i % size($limitationsSalt)]
}
FOREACH (to IN [at IN $PRODUCED_BY_TrainingRun[i % size($PRODUCED_BY_TrainingRun)] | PRODUCED_BY_TrainingRun[toInteger(at)]] | CREATE (n)-[:PRODUCED_BY]->(to))
