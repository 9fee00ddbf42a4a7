// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.DEPLOYS_ModelVersion_keys AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS DEPLOYS_ModelVersion
}
CALL () {
  UNWIND $facts.FOLLOWS_StageTransition_keys AS key
  MERGE (to:StageTransition {key: key})
  RETURN collect(to) AS FOLLOWS_StageTransition
}
UNWIND range(0, size($facts.key) - 1) AS i
MERGE (n:Deployment {key: $facts.key[i]})
SET n:Fact, n += {
  index: toInteger($facts.index[i]), entry: $facts.entry[i], recordedAt: recordedAt, recordedBy: $facts.recordedBy[i % size($facts.recordedBy)],
  endpoint: $facts.endpoint[i % size($facts.endpoint)],
  endpointSalt: $facts.endpointSalt[i % size($facts.endpointSalt)],
  environment: $facts.environment[i % size($facts.environment)],
  environmentSalt: $facts.environmentSalt[i % size($facts.environmentSalt)],
  servingNodes: $facts.servingNodes[i % size($facts.servingNodes)],
  servingNodesSalt: $facts.servingNodesSalt[i % size($facts.servingNodesSalt)],
  startedAt: datetime($facts.startedAt[i % size($facts.startedAt)])
}
FOREACH (to IN [at IN $facts.DEPLOYS_ModelVersion[i % size($facts.DEPLOYS_ModelVersion)] | DEPLOYS_ModelVersion[toInteger(at)]] | CREATE (n)-[:DEPLOYS]->(to))
FOREACH (to IN [at IN $facts.FOLLOWS_StageTransition[i % size($facts.FOLLOWS_StageTransition)] | FOLLOWS_StageTransition[toInteger(at)]] | CREATE (n)-[:FOLLOWS]->(to))
