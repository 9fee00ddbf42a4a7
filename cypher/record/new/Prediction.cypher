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
  recordedBy: f[3],
  claims: f[4],
  explanation: f[5],
  explanationSalt: f[6],
  features: f[7],
  featuresSalt: f[8],
  groups: f[9],
  groupsSalt: f[10],
  prediction: f[11],
  predictionSalt: f[12],
  sequence: toInteger(f[13]),
  servedFrom: f[14],
  servingNode: f[15],
  timestamp: datetime(f[16])
})
FOREACH (to IN [at IN f[17] | SERVED_BY_Deployment[toInteger(at)]] | CREATE (n)-[:SERVED_BY]->(to))
FOREACH (to IN [at IN f[18] | MADE_BY_ModelVersion[toInteger(at)]] | CREATE (n)-[:MADE_BY]->(to))
