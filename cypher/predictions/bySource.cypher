// The key is asked for, and the order begins as the index does, so that a page is a seek in the index.
UNWIND $sources AS source
CALL (source) {
  MATCH (p:Prediction)
  WHERE p.key IS NOT NULL AND p.servedFrom = source AND p.timestamp >= datetime($from) AND p.timestamp <= datetime($until)
    AND (p.timestamp < datetime($until) OR p.key < $beforeKey)
  RETURN p
  ORDER BY p.servedFrom DESC, p.timestamp DESC, p.key DESC
  LIMIT toInteger($limit)
}
RETURN p.key AS key, p.index AS index, p.entry AS entry, p.timestamp.epochMillis AS time,
  [name IN keys(p) WHERE name ENDS WITH "Salt" | [name, p[name], p[left(name, size(name) - 4)]]] AS sealed
ORDER BY p.timestamp DESC, p.key DESC
LIMIT toInteger($limit)
