// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.targets.DEPLOYS_ModelVersion AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS DEPLOYS_ModelVersion
}
CALL () {
  UNWIND $facts.targets.FOLLOWS_StageTransition AS key
  MERGE (to:StageTransition {key: key})
  RETURN collect(to) AS FOLLOWS_StageTransition
}
UNWIND $facts.rows AS f
MERGE (n:Deployment {key: f[0]})
SET n:Fact, n += {
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  endpoint: f[4],
  endpointSalt: f[5],
  environment: f[6],
  environmentSalt: f[7],
  servingNodes: f[8],
  servingNodesSalt: f[9],
  startedAt: datetime(f[10]),
  words: f[11]
}
FOREACH (to IN [at IN f[12] | DEPLOYS_ModelVersion[toInteger(at)]] | CREATE (n)-[:DEPLOYS]->(to))
FOREACH (to IN [at IN f[13] | FOLLOWS_StageTransition[toInteger(at)]] | CREATE (n)-[:FOLLOWS]->(to))
