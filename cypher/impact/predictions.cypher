// A page of the predictions of some sources, and of others that amendments lead there.
// The hint, with the key asked for and the index's own order, makes a page a seek whatever the planner thinks.
CALL () {
  UNWIND $sources AS source
  CALL (source) {
    MATCH (p:Prediction)
    USING INDEX SEEK p:Prediction(servedFrom, timestamp, key)
    WHERE p.key IS NOT NULL AND p.servedFrom = source AND p.timestamp >= datetime($from) AND p.timestamp <= datetime($until)
      AND (p.timestamp < datetime($until) OR p.key < $beforeKey)
      AND CASE WHEN $size IS NULL THEN true ELSE p.index < $size END
    RETURN p
    ORDER BY p.servedFrom DESC, p.timestamp DESC, p.key DESC
    LIMIT toInteger($limit)
  }
  RETURN p
  UNION ALL
  UNWIND $keys AS key
  MATCH (p:Prediction {key: key})
  USING INDEX SEEK p:Prediction(key)
  WHERE p.timestamp >= datetime($from) AND p.timestamp <= datetime($until)
    AND (p.timestamp < datetime($until) OR p.key < $beforeKey)
  RETURN p
}
RETURN p.key AS key, p.index AS index, p.entry AS entry, p.timestamp.epochMillis AS time,
  [name IN keys(p) WHERE name ENDS WITH "Salt" | [name, p[name], p[left(name, size(name) - 4)]]] AS sealed
ORDER BY p.timestamp DESC, p.key DESC
LIMIT toInteger($limit)
