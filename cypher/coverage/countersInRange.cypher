// The lowest and the highest sequence number of each serving node's predictions in a range of time.
UNWIND $sources AS source
CALL (source) {
  MATCH (p:Prediction)
  USING INDEX SEEK p:Prediction(servedFrom, timestamp, key)
  WHERE p.key IS NOT NULL AND p.servedFrom = source AND p.timestamp >= datetime($from) AND p.timestamp < datetime($to)
    AND p.sequence IS NOT NULL AND p.servingNode IS NOT NULL
  RETURN p.servingNode AS node, min(p.sequence) AS lowest, max(p.sequence) AS highest
}
RETURN source, node, lowest, highest
ORDER BY source, node
LIMIT toInteger($limit)
