// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
CALL () {
  UNWIND $SERVED_BY_Deployment_keys AS key
  MERGE (to:Deployment {key: key})
  RETURN collect(to) AS SERVED_BY_Deployment
}
CALL () {
  UNWIND $MADE_BY_ModelVersion_keys AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS MADE_BY_ModelVersion
}
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Prediction {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i % size($recordedBy)],
  artifactSha256: $artifactSha256[i % size($artifactSha256)],
  features: $features[i % size($features)],
  featuresSalt: $featuresSalt[i % size($featuresSalt)],
  modelVersion: $modelVersion[i % size($modelVersion)],
  prediction: $prediction[i % size($prediction)],
  predictionSalt: $predictionSalt[i % size($predictionSalt)],
  servedFrom: $servedFrom[i % size($servedFrom)],
  servingNode: $servingNode[i % size($servingNode)],
  servingNodeSalt: $servingNodeSalt[i % size($servingNodeSalt)],
  timestamp: datetime($timestamp[i % size($timestamp)])
}
FOREACH (to IN [at IN $SERVED_BY_Deployment[i % size($SERVED_BY_Deployment)] | SERVED_BY_Deployment[toInteger(at)]] | CREATE (n)-[:SERVED_BY]->(to))
FOREACH (to IN [at IN $MADE_BY_ModelVersion[i % size($MADE_BY_ModelVersion)] | MADE_BY_ModelVersion[toInteger(at)]] | CREATE (n)-[:MADE_BY]->(to))
