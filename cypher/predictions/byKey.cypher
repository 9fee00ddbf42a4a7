UNWIND $keys AS key
MATCH (p:Prediction {key: key})
USING INDEX SEEK p:Prediction(key)
WHERE p.timestamp >= datetime($from) AND p.timestamp <= datetime($until)
  AND (p.timestamp < datetime($until) OR p.key < $beforeKey)
  AND ($sources IS NULL OR p.servedFrom IN $sources)
RETURN p.key AS key, p.index AS index, p.entry AS entry, p.timestamp.epochMillis AS time,
  [name IN keys(p) WHERE name ENDS WITH "Salt" | [name, p[name], p[left(name, size(name) - 4)]]] AS sealed
ORDER BY p.timestamp DESC, p.key DESC
LIMIT toInteger($limit)
