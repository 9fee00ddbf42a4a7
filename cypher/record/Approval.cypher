// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($recordedAt) AS recordedAt
CALL () {
  UNWIND $APPROVES_ModelVersion_keys AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS APPROVES_ModelVersion
}
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Approval {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i % size($recordedBy)],
  approver: $approver[i % size($approver)],
  approverSalt: $approverSalt[i % size($approverSalt)],
  at: datetime($at[i % size($at)]),
  conditions: $conditions[i % size($conditions)],
  conditionsSalt: $conditionsSalt[i % size($conditionsSalt)],
  decision: $decision[i % size($decision)],
  reason: $reason[i % size($reason)],
  reasonSalt: $reasonSalt[i % size($reasonSalt)],
  reference: $reference[i % size($reference)],
  referenceSalt: $referenceSalt[i % size($referenceSalt)]
}
FOREACH (to IN [at IN $APPROVES_ModelVersion[i % size($APPROVES_ModelVersion)] | APPROVES_ModelVersion[toInteger(at)]] | CREATE (n)-[:APPROVES]->(to))
