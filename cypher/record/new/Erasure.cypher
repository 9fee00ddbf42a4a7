// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
UNWIND $facts.rows AS f
CREATE (n:Erasure:Fact {key: f[0],
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  performedBy: f[4],
  performedBySalt: f[5],
  reason: f[6],
  reasonSalt: f[7],
  words: f[8]
})
FOREACH (key IN f[9] | MERGE (to:SourceTable {key: key}) CREATE (n)-[:ERASES]->(to))
FOREACH (key IN f[10] | MERGE (to:Transformation {key: key}) CREATE (n)-[:ERASES]->(to))
FOREACH (key IN f[11] | MERGE (to:DatasetVersion {key: key}) CREATE (n)-[:ERASES]->(to))
FOREACH (key IN f[12] | MERGE (to:TrainingRun {key: key}) CREATE (n)-[:ERASES]->(to))
FOREACH (key IN f[13] | MERGE (to:ModelVersion {key: key}) CREATE (n)-[:ERASES]->(to))
FOREACH (key IN f[14] | MERGE (to:Approval {key: key}) CREATE (n)-[:ERASES]->(to))
FOREACH (key IN f[15] | MERGE (to:StageTransition {key: key}) CREATE (n)-[:ERASES]->(to))
FOREACH (key IN f[16] | MERGE (to:Deployment {key: key}) CREATE (n)-[:ERASES]->(to))
FOREACH (key IN f[17] | MERGE (to:Retirement {key: key}) CREATE (n)-[:ERASES]->(to))
FOREACH (key IN f[18] | MERGE (to:Prediction {key: key}) CREATE (n)-[:ERASES]->(to))
FOREACH (key IN f[19] | MERGE (to:Outcome {key: key}) CREATE (n)-[:ERASES]->(to))
FOREACH (key IN f[20] | MERGE (to:Review {key: key}) CREATE (n)-[:ERASES]->(to))
FOREACH (key IN f[21] | MERGE (to:RunEvent {key: key}) CREATE (n)-[:ERASES]->(to))
FOREACH (key IN f[22] | MERGE (to:LateEvent {key: key}) CREATE (n)-[:ERASES]->(to))
FOREACH (key IN f[23] | MERGE (to:Access {key: key}) CREATE (n)-[:ERASES]->(to))
FOREACH (key IN f[24] | MERGE (to:Alert {key: key}) CREATE (n)-[:ERASES]->(to))
FOREACH (key IN f[25] | MERGE (to:Amendment {key: key}) CREATE (n)-[:ERASES]->(to))
FOREACH (key IN f[26] | MERGE (to:Erasure {key: key}) CREATE (n)-[:ERASES]->(to))
FOREACH (key IN f[27] | MERGE (to:KeyRotation {key: key}) CREATE (n)-[:ERASES]->(to))
FOREACH (key IN f[28] | MERGE (to:Archival {key: key}) CREATE (n)-[:ERASES]->(to))
