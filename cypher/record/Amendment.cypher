// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
CALL () {
  UNWIND $facts.targets.AMENDED_TO_SourceTable AS key
  MERGE (to:SourceTable {key: key})
  RETURN collect(to) AS AMENDED_TO_SourceTable
}
CALL () {
  UNWIND $facts.targets.AMENDED_TO_Transformation AS key
  MERGE (to:Transformation {key: key})
  RETURN collect(to) AS AMENDED_TO_Transformation
}
CALL () {
  UNWIND $facts.targets.AMENDED_TO_DatasetVersion AS key
  MERGE (to:DatasetVersion {key: key})
  RETURN collect(to) AS AMENDED_TO_DatasetVersion
}
CALL () {
  UNWIND $facts.targets.AMENDED_TO_TrainingRun AS key
  MERGE (to:TrainingRun {key: key})
  RETURN collect(to) AS AMENDED_TO_TrainingRun
}
CALL () {
  UNWIND $facts.targets.AMENDED_TO_ModelVersion AS key
  MERGE (to:ModelVersion {key: key})
  RETURN collect(to) AS AMENDED_TO_ModelVersion
}
CALL () {
  UNWIND $facts.targets.AMENDED_TO_Approval AS key
  MERGE (to:Approval {key: key})
  RETURN collect(to) AS AMENDED_TO_Approval
}
CALL () {
  UNWIND $facts.targets.AMENDED_TO_StageTransition AS key
  MERGE (to:StageTransition {key: key})
  RETURN collect(to) AS AMENDED_TO_StageTransition
}
CALL () {
  UNWIND $facts.targets.AMENDED_TO_Deployment AS key
  MERGE (to:Deployment {key: key})
  RETURN collect(to) AS AMENDED_TO_Deployment
}
UNWIND $facts.rows AS f
MERGE (n:Amendment {key: f[0]})
SET n:Fact, n += {
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  correction: f[4],
  correctionSalt: f[5],
  corrects: f[6],
  correctsSalt: f[7],
  reason: f[8],
  reasonSalt: f[9],
  words: f[10]
}
FOREACH (key IN f[11] | MERGE (to:SourceTable {key: key}) CREATE (n)-[:AMENDS]->(to))
FOREACH (key IN f[12] | MERGE (to:Transformation {key: key}) CREATE (n)-[:AMENDS]->(to))
FOREACH (key IN f[13] | MERGE (to:DatasetVersion {key: key}) CREATE (n)-[:AMENDS]->(to))
FOREACH (key IN f[14] | MERGE (to:TrainingRun {key: key}) CREATE (n)-[:AMENDS]->(to))
FOREACH (key IN f[15] | MERGE (to:ModelVersion {key: key}) CREATE (n)-[:AMENDS]->(to))
FOREACH (key IN f[16] | MERGE (to:Approval {key: key}) CREATE (n)-[:AMENDS]->(to))
FOREACH (key IN f[17] | MERGE (to:StageTransition {key: key}) CREATE (n)-[:AMENDS]->(to))
FOREACH (key IN f[18] | MERGE (to:Deployment {key: key}) CREATE (n)-[:AMENDS]->(to))
FOREACH (key IN f[19] | MERGE (to:Retirement {key: key}) CREATE (n)-[:AMENDS]->(to))
FOREACH (key IN f[20] | MERGE (to:Prediction {key: key}) CREATE (n)-[:AMENDS]->(to))
FOREACH (key IN f[21] | MERGE (to:Outcome {key: key}) CREATE (n)-[:AMENDS]->(to))
FOREACH (key IN f[22] | MERGE (to:Review {key: key}) CREATE (n)-[:AMENDS]->(to))
FOREACH (key IN f[23] | MERGE (to:RunEvent {key: key}) CREATE (n)-[:AMENDS]->(to))
FOREACH (key IN f[24] | MERGE (to:LateEvent {key: key}) CREATE (n)-[:AMENDS]->(to))
FOREACH (key IN f[25] | MERGE (to:Access {key: key}) CREATE (n)-[:AMENDS]->(to))
FOREACH (key IN f[26] | MERGE (to:Alert {key: key}) CREATE (n)-[:AMENDS]->(to))
FOREACH (key IN f[27] | MERGE (to:Amendment {key: key}) CREATE (n)-[:AMENDS]->(to))
FOREACH (key IN f[28] | MERGE (to:Erasure {key: key}) CREATE (n)-[:AMENDS]->(to))
FOREACH (key IN f[29] | MERGE (to:KeyRotation {key: key}) CREATE (n)-[:AMENDS]->(to))
FOREACH (key IN f[30] | MERGE (to:Archival {key: key}) CREATE (n)-[:AMENDS]->(to))
FOREACH (ref IN f[31] |
  FOREACH (to IN [AMENDED_TO_SourceTable[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), inferred: ref.inferred, role: ref.role})
)
FOREACH (ref IN f[32] |
  FOREACH (to IN [AMENDED_TO_Transformation[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), inferred: ref.inferred, role: ref.role})
)
FOREACH (ref IN f[33] |
  FOREACH (to IN [AMENDED_TO_DatasetVersion[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), inferred: ref.inferred, role: ref.role})
)
FOREACH (ref IN f[34] |
  FOREACH (to IN [AMENDED_TO_TrainingRun[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), inferred: ref.inferred, role: ref.role})
)
FOREACH (ref IN f[35] |
  FOREACH (to IN [AMENDED_TO_ModelVersion[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), inferred: ref.inferred, role: ref.role})
)
FOREACH (ref IN f[36] |
  FOREACH (to IN [AMENDED_TO_Approval[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), inferred: ref.inferred, role: ref.role})
)
FOREACH (ref IN f[37] |
  FOREACH (to IN [AMENDED_TO_StageTransition[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), inferred: ref.inferred, role: ref.role})
)
FOREACH (ref IN f[38] |
  FOREACH (to IN [AMENDED_TO_Deployment[toInteger(ref.at)]] | CREATE (n)-[edge:AMENDED_TO]->(to) SET edge += {field: ref.field, dateFrom: datetime(ref.dateFrom), dateTo: datetime(ref.dateTo), snapshot: ref.snapshot, filter: ref.filter, rowCount: toInteger(ref.rowCount), inferred: ref.inferred, role: ref.role})
)
