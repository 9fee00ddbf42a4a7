// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
UNWIND range(0, size($key) - 1) AS i
MERGE (n:ModelVersion {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i],
  artifactSha256: $artifactSha256[i],
  artifactUri: $artifactUri[i],
  artifactUriSalt: $artifactUriSalt[i],
  framework: $framework[i],
  frameworkSalt: $frameworkSalt[i],
  intendedUse: $intendedUse[i],
  intendedUseSalt: $intendedUseSalt[i],
  limitations: $limitations[i],
  limitationsSalt: $limitationsSalt[i]
}
FOREACH (ref IN $PRODUCED_BY_TrainingRun[i] |
  MERGE (to:TrainingRun {key: ref.key})
  CREATE (n)-[:PRODUCED_BY]->(to)
)
