// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Deployment {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i],
  endpoint: $endpoint[i],
  endpointSalt: $endpointSalt[i],
  environment: $environment[i],
  environmentSalt: $environmentSalt[i],
  servingNodes: $servingNodes[i],
  servingNodesSalt: $servingNodesSalt[i],
  startedAt: datetime($startedAt[i])
}
FOREACH (ref IN $DEPLOYS_ModelVersion[i] |
  MERGE (to:ModelVersion {key: ref.key})
  CREATE (n)-[:DEPLOYS]->(to)
)
FOREACH (ref IN $FOLLOWS_StageTransition[i] |
  MERGE (to:StageTransition {key: ref.key})
  CREATE (n)-[:FOLLOWS]->(to)
)
