// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
WITH datetime($facts.recordedAt) AS recordedAt
UNWIND $facts.rows AS f
MERGE (n:RunEvent {key: f[0]})
SET n:Fact, n += {
  index: toInteger(f[1]),
  entry: f[2],
  recordedAt: recordedAt,
  recordedBy: f[3],
  event: f[4],
  eventSalt: f[5],
  eventTime: datetime(f[6]),
  eventType: f[7],
  eventTypeSalt: f[8],
  job: f[9],
  jobSalt: f[10],
  producer: f[11],
  producerSalt: f[12],
  runId: f[13],
  type: f[14]
}
