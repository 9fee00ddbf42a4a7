// The hint, with the key asked for, makes a page a seek in the index whatever the planner thinks of its statistics.
// CASE, since of OR the planner makes a union of seeks, which it sorts.
MATCH (o:Outcome)
USING INDEX SEEK o:Outcome(at, key)
WHERE o.key IS NOT NULL AND o.at >= datetime($from) AND o.at <= datetime($until)
  AND CASE WHEN o.at < datetime($until) THEN true ELSE o.key < $beforeKey END
RETURN o.key AS key, o.index AS index, o.entry AS entry, o.at.epochMillis AS time,
  [name IN keys(o) WHERE name ENDS WITH "Salt" | [name, o[name], o[left(name, size(name) - 4)]]] AS sealed
ORDER BY o.at DESC, o.key DESC
LIMIT toInteger($limit)
