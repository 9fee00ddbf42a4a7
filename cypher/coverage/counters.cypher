// The lowest and the highest sequence number of each serving node's predictions.
UNWIND $sources AS source
CALL (source) {
  MATCH (p:Prediction)
  USING INDEX SEEK p:Prediction(servedFrom, servingNode, sequence)
  WHERE p.servedFrom = source AND p.servingNode IS NOT NULL AND p.sequence IS NOT NULL
  RETURN p.servingNode AS node, min(p.sequence) AS lowest, max(p.sequence) AS highest
}
RETURN source, node, lowest, highest
ORDER BY source, node
LIMIT toInteger($limit)
