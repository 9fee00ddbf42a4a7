// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.APPROVES_ModelVersion_keys AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS APPROVES_ModelVersion
}
UNWIND range(0, size($facts.key) - 1) AS i
MERGE (n:Approval {key: $facts.key[i]})
SET n:Fact, n += {
  index: toInteger($facts.index[i]), entry: $facts.entry[i], recordedAt: recordedAt, recordedBy: $facts.recordedBy[i % size($facts.recordedBy)],
  approver: $facts.approver[i % size($facts.approver)],
  approverSalt: $facts.approverSalt[i % size($facts.approverSalt)],
  at: datetime($facts.at[i % size($facts.at)]),
  conditions: $facts.conditions[i % size($facts.conditions)],
  conditionsSalt: $facts.conditionsSalt[i % size($facts.conditionsSalt)],
  decision: $facts.decision[i % size($facts.decision)],
  reason: $facts.reason[i % size($facts.reason)],
  reasonSalt: $facts.reasonSalt[i % size($facts.reasonSalt)],
  reference: $facts.reference[i % size($facts.reference)],
  referenceSalt: $facts.referenceSalt[i % size($facts.referenceSalt)]
}
FOREACH (to IN [at IN $facts.APPROVES_ModelVersion[i % size($facts.APPROVES_ModelVersion)] | APPROVES_ModelVersion[toInteger(at)]] | CREATE (n)-[:APPROVES]->(to))
