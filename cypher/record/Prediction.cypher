// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.SERVED_BY_Deployment_keys AS key
  MERGE (to:Deployment {key: key})
  RETURN collect(to) AS SERVED_BY_Deployment
}
CALL () {
  UNWIND $facts.MADE_BY_ModelVersion_keys AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS MADE_BY_ModelVersion
}
UNWIND range(0, size($facts.key) - 1) AS i
MERGE (n:Prediction {key: $facts.key[i]})
SET n:Fact, n += {
  index: toInteger($facts.index[i]), entry: $facts.entry[i], recordedAt: recordedAt, recordedBy: $facts.recordedBy[i % size($facts.recordedBy)],
  artifactSha256: $facts.artifactSha256[i % size($facts.artifactSha256)],
  claims: $facts.claims[i % size($facts.claims)],
  explanation: $facts.explanation[i % size($facts.explanation)],
  explanationSalt: $facts.explanationSalt[i % size($facts.explanationSalt)],
  features: $facts.features[i % size($facts.features)],
  featuresSalt: $facts.featuresSalt[i % size($facts.featuresSalt)],
  groups: $facts.groups[i % size($facts.groups)],
  groupsSalt: $facts.groupsSalt[i % size($facts.groupsSalt)],
  modelVersion: $facts.modelVersion[i % size($facts.modelVersion)],
  prediction: $facts.prediction[i % size($facts.prediction)],
  predictionSalt: $facts.predictionSalt[i % size($facts.predictionSalt)],
  sequence: toInteger($facts.sequence[i % size($facts.sequence)]),
  servedFrom: $facts.servedFrom[i % size($facts.servedFrom)],
  servingNode: $facts.servingNode[i % size($facts.servingNode)],
  threshold: $facts.threshold[i % size($facts.threshold)],
  timestamp: datetime($facts.timestamp[i % size($facts.timestamp)])
}
FOREACH (to IN [at IN $facts.SERVED_BY_Deployment[i % size($facts.SERVED_BY_Deployment)] | SERVED_BY_Deployment[toInteger(at)]] | CREATE (n)-[:SERVED_BY]->(to))
FOREACH (to IN [at IN $facts.MADE_BY_ModelVersion[i % size($facts.MADE_BY_ModelVersion)] | MADE_BY_ModelVersion[toInteger(at)]] | CREATE (n)-[:MADE_BY]->(to))
