// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
CALL () {
  UNWIND $DEPLOYS_ModelVersion_keys AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS DEPLOYS_ModelVersion
}
CALL () {
  UNWIND $FOLLOWS_StageTransition_keys AS key
  MERGE (to:StageTransition {key: key})
  RETURN collect(to) AS FOLLOWS_StageTransition
}
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Deployment {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i % size($recordedBy)],
  endpoint: $endpoint[i % size($endpoint)],
  endpointSalt: $endpointSalt[i % size($endpointSalt)],
  environment: $environment[i % size($environment)],
  environmentSalt: $environmentSalt[i % size($environmentSalt)],
  servingNodes: $servingNodes[i % size($servingNodes)],
  servingNodesSalt: $servingNodesSalt[i % size($servingNodesSalt)],
  startedAt: datetime($startedAt[i % size($startedAt)])
}
FOREACH (to IN [at IN $DEPLOYS_ModelVersion[i % size($DEPLOYS_ModelVersion)] | DEPLOYS_ModelVersion[toInteger(at)]] | CREATE (n)-[:DEPLOYS]->(to))
FOREACH (to IN [at IN $FOLLOWS_StageTransition[i % size($FOLLOWS_StageTransition)] | FOLLOWS_StageTransition[toInteger(at)]] | CREATE (n)-[:FOLLOWS]->(to))
