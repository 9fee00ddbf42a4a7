// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
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
FOREACH (ref IN $DEPLOYS_ModelVersion[i % size($DEPLOYS_ModelVersion)] |
  MERGE (to:ModelVersion {key: ref.key})
  CREATE (n)-[:DEPLOYS]->(to)
)
FOREACH (ref IN $FOLLOWS_StageTransition[i % size($FOLLOWS_StageTransition)] |
  MERGE (to:StageTransition {key: ref.key})
  CREATE (n)-[:FOLLOWS]->(to)
)
