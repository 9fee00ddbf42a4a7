// The hint, with the key asked for, makes a page a seek in the index whatever the planner thinks of its statistics.
MATCH (p:Prediction)
USING INDEX SEEK p:Prediction(timestamp, key)
WHERE p.key IS NOT NULL AND p.timestamp >= datetime($from) AND p.timestamp <= datetime($until)
  AND (p.timestamp < datetime($until) OR p.key < $beforeKey)
RETURN p.key AS key, p.index AS index, p.entry AS entry, p.timestamp.epochMillis AS time,
  [name IN keys(p) WHERE name ENDS WITH "Salt" | [name, p[name], p[left(name, size(name) - 4)]]] AS sealed
ORDER BY p.timestamp DESC, p.key DESC
LIMIT toInteger($limit)
