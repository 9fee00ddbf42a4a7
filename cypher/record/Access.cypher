// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Access {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i],
  address: $address[i],
  addressSalt: $addressSalt[i],
  at: datetime($at[i]),
  count: toInteger($count[i]),
  fields: $fields[i],
  fieldsSalt: $fieldsSalt[i],
  operation: $operation[i],
  operationSalt: $operationSalt[i],
  outcome: $outcome[i],
  principal: $principal[i],
  principalSalt: $principalSalt[i],
  roles: $roles[i],
  rolesSalt: $rolesSalt[i],
  system: $system[i],
  systemSalt: $systemSalt[i],
  userAgent: $userAgent[i],
  userAgentSalt: $userAgentSalt[i]
}
FOREACH (ref IN $ACCESSED_SourceTable[i] |
  MERGE (to:SourceTable {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_Transformation[i] |
  MERGE (to:Transformation {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_DatasetVersion[i] |
  MERGE (to:DatasetVersion {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_TrainingRun[i] |
  MERGE (to:TrainingRun {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_ModelVersion[i] |
  MERGE (to:ModelVersion {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_Approval[i] |
  MERGE (to:Approval {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_StageTransition[i] |
  MERGE (to:StageTransition {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_Deployment[i] |
  MERGE (to:Deployment {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_Retirement[i] |
  MERGE (to:Retirement {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_Prediction[i] |
  MERGE (to:Prediction {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_Access[i] |
  MERGE (to:Access {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_Alert[i] |
  MERGE (to:Alert {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_Amendment[i] |
  MERGE (to:Amendment {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_Erasure[i] |
  MERGE (to:Erasure {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
