// The hint, with the key asked for, makes a page a seek in the index whatever the planner thinks of its statistics.
// CASE, since of OR the planner makes a union of seeks, which it sorts.
MATCH (a:Alert)
USING INDEX SEEK a:Alert(at, key)
WHERE a.key IS NOT NULL AND a.at >= datetime($from) AND a.at <= datetime($until)
  AND CASE WHEN a.at < datetime($until) THEN true ELSE a.key < $beforeKey END
  AND ($rule IS NULL OR a.rule = $rule)
  AND ($principal IS NULL OR a.principal = $principal)
RETURN a.key AS key, a.index AS index, a.entry AS entry, a.at.epochMillis AS time,
  [name IN keys(a) WHERE name ENDS WITH "Salt" | [name, a[name], a[left(name, size(name) - 4)]]] AS sealed
ORDER BY a.at DESC, a.key DESC
LIMIT toInteger($limit)
