// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.targets.SERVED_BY_Deployment AS key
  MERGE (to:Deployment {key: key})
  RETURN collect(to) AS SERVED_BY_Deployment
}
CALL () {
  UNWIND $facts.targets.MADE_BY_ModelVersion AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS MADE_BY_ModelVersion
}
UNWIND $facts.rows AS f
CREATE (n:Prediction:Fact {key: f[0],
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  claims: f[3],
  explanation: f[4],
  explanationSalt: f[5],
  features: f[6],
  featuresSalt: f[7],
  groups: f[8],
  groupsSalt: f[9],
  prediction: f[10],
  predictionSalt: f[11],
  sequence: toInteger(f[12]),
  servedFrom: f[13],
  servingNode: f[14],
  timestamp: datetime(f[15])
})
FOREACH (to IN [at IN f[16] | SERVED_BY_Deployment[toInteger(at)]] | CREATE (n)-[:SERVED_BY]->(to))
FOREACH (to IN [at IN f[17] | MADE_BY_ModelVersion[toInteger(at)]] | CREATE (n)-[:MADE_BY]->(to))
