// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
UNWIND $facts.rows AS f
CREATE (n:Archival:Fact {key: f[0],
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  before: datetime(f[4]),
  firstIndex: toInteger(f[5]),
  keptSince: datetime(f[6]),
  lastIndex: toInteger(f[7]),
  performedBy: f[8],
  performedBySalt: f[9],
  period: f[10],
  periodSalt: f[11],
  predictions: toInteger(f[12]),
  reason: f[13],
  reasonSalt: f[14],
  sha256: f[15],
  words: f[16]
})
