// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Access {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i % size($recordedBy)],
  address: $address[i % size($address)],
  addressSalt: $addressSalt[i % size($addressSalt)],
  at: datetime($at[i % size($at)]),
  count: toInteger($count[i % size($count)]),
  fields: $fields[i % size($fields)],
  fieldsSalt: $fieldsSalt[i % size($fieldsSalt)],
  operation: $operation[i % size($operation)],
  operationSalt: $operationSalt[i % size($operationSalt)],
  outcome: $outcome[i % size($outcome)],
  principal: $principal[i % size($principal)],
  principalSalt: $principalSalt[i % size($principalSalt)],
  roles: $roles[i % size($roles)],
  rolesSalt: $rolesSalt[i % size($rolesSalt)],
  system: $system[i % size($system)],
  systemSalt: $systemSalt[i % size($systemSalt)],
  userAgent: $userAgent[i % size($userAgent)],
  userAgentSalt: $userAgentSalt[i % size($userAgentSalt)]
}
FOREACH (ref IN $ACCESSED_SourceTable[i % size($ACCESSED_SourceTable)] |
  MERGE (to:SourceTable {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_Transformation[i % size($ACCESSED_Transformation)] |
  MERGE (to:Transformation {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_DatasetVersion[i % size($ACCESSED_DatasetVersion)] |
  MERGE (to:DatasetVersion {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_TrainingRun[i % size($ACCESSED_TrainingRun)] |
  MERGE (to:TrainingRun {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_ModelVersion[i % size($ACCESSED_ModelVersion)] |
  MERGE (to:ModelVersion {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_Approval[i % size($ACCESSED_Approval)] |
  MERGE (to:Approval {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_StageTransition[i % size($ACCESSED_StageTransition)] |
  MERGE (to:StageTransition {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_Deployment[i % size($ACCESSED_Deployment)] |
  MERGE (to:Deployment {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_Retirement[i % size($ACCESSED_Retirement)] |
  MERGE (to:Retirement {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_Prediction[i % size($ACCESSED_Prediction)] |
  MERGE (to:Prediction {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_Access[i % size($ACCESSED_Access)] |
  MERGE (to:Access {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_Alert[i % size($ACCESSED_Alert)] |
  MERGE (to:Alert {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_Amendment[i % size($ACCESSED_Amendment)] |
  MERGE (to:Amendment {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
FOREACH (ref IN $ACCESSED_Erasure[i % size($ACCESSED_Erasure)] |
  MERGE (to:Erasure {key: ref.key})
  CREATE (n)-[:ACCESSED]->(to)
)
