// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
UNWIND $facts.rows AS f
MERGE (n:Access {key: f[0]})
SET n:Fact, n += {
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  address: f[4],
  addressSalt: f[5],
  at: datetime(f[6]),
  code: f[7],
  codeSalt: f[8],
  count: toInteger(f[9]),
  factCount: toInteger(f[10]),
  factsSha256: f[11],
  fields: f[12],
  fieldsSalt: f[13],
  named: f[14],
  namedSalt: f[15],
  operation: f[16],
  operationSalt: f[17],
  outcome: f[18],
  pageSize: toInteger(f[19]),
  principal: f[20],
  requestNonce: f[21],
  requestNonceSalt: f[22],
  requestSha256: f[23],
  roles: f[24],
  rolesSalt: f[25],
  system: f[26],
  userAgent: f[27],
  userAgentSalt: f[28]
}
FOREACH (key IN f[29] | MERGE (to:SourceTable {key: key}) CREATE (n)-[:ACCESSED]->(to))
FOREACH (key IN f[30] | MERGE (to:Transformation {key: key}) CREATE (n)-[:ACCESSED]->(to))
FOREACH (key IN f[31] | MERGE (to:DatasetVersion {key: key}) CREATE (n)-[:ACCESSED]->(to))
FOREACH (key IN f[32] | MERGE (to:TrainingRun {key: key}) CREATE (n)-[:ACCESSED]->(to))
FOREACH (key IN f[33] | MERGE (to:ModelVersion {key: key}) CREATE (n)-[:ACCESSED]->(to))
FOREACH (key IN f[34] | MERGE (to:Approval {key: key}) CREATE (n)-[:ACCESSED]->(to))
FOREACH (key IN f[35] | MERGE (to:StageTransition {key: key}) CREATE (n)-[:ACCESSED]->(to))
FOREACH (key IN f[36] | MERGE (to:Deployment {key: key}) CREATE (n)-[:ACCESSED]->(to))
FOREACH (key IN f[37] | MERGE (to:Retirement {key: key}) CREATE (n)-[:ACCESSED]->(to))
FOREACH (key IN f[38] | MERGE (to:Prediction {key: key}) CREATE (n)-[:ACCESSED]->(to))
FOREACH (key IN f[39] | MERGE (to:Outcome {key: key}) CREATE (n)-[:ACCESSED]->(to))
FOREACH (key IN f[40] | MERGE (to:Review {key: key}) CREATE (n)-[:ACCESSED]->(to))
FOREACH (key IN f[41] | MERGE (to:RunEvent {key: key}) CREATE (n)-[:ACCESSED]->(to))
FOREACH (key IN f[42] | MERGE (to:LateEvent {key: key}) CREATE (n)-[:ACCESSED]->(to))
FOREACH (key IN f[43] | MERGE (to:Access {key: key}) CREATE (n)-[:ACCESSED]->(to))
FOREACH (key IN f[44] | MERGE (to:Alert {key: key}) CREATE (n)-[:ACCESSED]->(to))
FOREACH (key IN f[45] | MERGE (to:Amendment {key: key}) CREATE (n)-[:ACCESSED]->(to))
FOREACH (key IN f[46] | MERGE (to:Erasure {key: key}) CREATE (n)-[:ACCESSED]->(to))
FOREACH (key IN f[47] | MERGE (to:KeyRotation {key: key}) CREATE (n)-[:ACCESSED]->(to))
FOREACH (key IN f[48] | MERGE (to:Archival {key: key}) CREATE (n)-[:ACCESSED]->(to))
