// When each source made its first and its last prediction in a range of time, and what the server claimed at the last one.
UNWIND $sources AS source
CALL (source) {
  MATCH (p:Prediction)
  USING INDEX SEEK p:Prediction(servedFrom, timestamp, key)
  WHERE p.key IS NOT NULL AND p.servedFrom = source AND p.timestamp >= datetime($from) AND p.timestamp < datetime($to)
  RETURN p.timestamp AS first
  ORDER BY p.servedFrom, p.timestamp
  LIMIT 1
}
CALL (source) {
  MATCH (p:Prediction)
  USING INDEX SEEK p:Prediction(servedFrom, timestamp, key)
  WHERE p.key IS NOT NULL AND p.servedFrom = source AND p.timestamp >= datetime($from) AND p.timestamp < datetime($to)
  RETURN p.timestamp AS last, p.claims AS claims
  ORDER BY p.servedFrom DESC, p.timestamp DESC
  LIMIT 1
}
RETURN source, first.epochMillis AS first, last.epochMillis AS last, claims
