// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
UNWIND $facts.rows AS f
MERGE (n:Alert {key: f[0]})
SET n:Fact, n += {
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  at: datetime(f[4]),
  evidence: f[5],
  evidenceSalt: f[6],
  message: f[7],
  messageSalt: f[8],
  principal: f[9],
  principalSalt: f[10],
  rule: f[11],
  ruleSalt: f[12],
  words: f[13]
}
FOREACH (key IN f[14] | MERGE (to:SourceTable {key: key}) CREATE (n)-[:RAISED_BY]->(to))
FOREACH (key IN f[15] | MERGE (to:Transformation {key: key}) CREATE (n)-[:RAISED_BY]->(to))
FOREACH (key IN f[16] | MERGE (to:DatasetVersion {key: key}) CREATE (n)-[:RAISED_BY]->(to))
FOREACH (key IN f[17] | MERGE (to:TrainingRun {key: key}) CREATE (n)-[:RAISED_BY]->(to))
FOREACH (key IN f[18] | MERGE (to:ModelVersion {key: key}) CREATE (n)-[:RAISED_BY]->(to))
FOREACH (key IN f[19] | MERGE (to:Approval {key: key}) CREATE (n)-[:RAISED_BY]->(to))
FOREACH (key IN f[20] | MERGE (to:StageTransition {key: key}) CREATE (n)-[:RAISED_BY]->(to))
FOREACH (key IN f[21] | MERGE (to:Deployment {key: key}) CREATE (n)-[:RAISED_BY]->(to))
FOREACH (key IN f[22] | MERGE (to:Retirement {key: key}) CREATE (n)-[:RAISED_BY]->(to))
FOREACH (key IN f[23] | MERGE (to:Prediction {key: key}) CREATE (n)-[:RAISED_BY]->(to))
FOREACH (key IN f[24] | MERGE (to:Outcome {key: key}) CREATE (n)-[:RAISED_BY]->(to))
FOREACH (key IN f[25] | MERGE (to:Review {key: key}) CREATE (n)-[:RAISED_BY]->(to))
FOREACH (key IN f[26] | MERGE (to:RunEvent {key: key}) CREATE (n)-[:RAISED_BY]->(to))
FOREACH (key IN f[27] | MERGE (to:LateEvent {key: key}) CREATE (n)-[:RAISED_BY]->(to))
FOREACH (key IN f[28] | MERGE (to:Access {key: key}) CREATE (n)-[:RAISED_BY]->(to))
FOREACH (key IN f[29] | MERGE (to:Alert {key: key}) CREATE (n)-[:RAISED_BY]->(to))
FOREACH (key IN f[30] | MERGE (to:Amendment {key: key}) CREATE (n)-[:RAISED_BY]->(to))
FOREACH (key IN f[31] | MERGE (to:Erasure {key: key}) CREATE (n)-[:RAISED_BY]->(to))
FOREACH (key IN f[32] | MERGE (to:KeyRotation {key: key}) CREATE (n)-[:RAISED_BY]->(to))
FOREACH (key IN f[33] | MERGE (to:Archival {key: key}) CREATE (n)-[:RAISED_BY]->(to))
