// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
UNWIND $facts.rows AS f
MERGE (n:KeyRotation {key: f[0]})
SET n:Fact, n += {
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  after: f[4],
  afterSalt: f[5],
  before: f[6],
  beforeSalt: f[7],
  performedBy: f[8],
  performedBySalt: f[9],
  reason: f[10],
  reasonSalt: f[11],
  statement: f[12],
  statementSalt: f[13],
  words: f[14]
}
