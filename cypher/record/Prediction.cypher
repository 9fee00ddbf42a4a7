// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Prediction {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i],
  artifactSha256: $artifactSha256[i],
  features: $features[i],
  featuresSalt: $featuresSalt[i],
  modelVersion: $modelVersion[i],
  prediction: $prediction[i],
  predictionSalt: $predictionSalt[i],
  servedFrom: $servedFrom[i],
  servingNode: $servingNode[i],
  servingNodeSalt: $servingNodeSalt[i],
  timestamp: datetime($timestamp[i])
}
FOREACH (ref IN $SERVED_BY_Deployment[i] |
  MERGE (to:Deployment {key: ref.key})
  CREATE (n)-[:SERVED_BY]->(to)
)
FOREACH (ref IN $MADE_BY_ModelVersion[i] |
  MERGE (to:ModelVersion {key: ref.key})
  CREATE (n)-[:MADE_BY]->(to)
)
