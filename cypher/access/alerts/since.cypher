// Alerts in the log's order, from an index on.
MATCH (a:Alert)
USING INDEX SEEK a:Alert(index)
WHERE a.index >= toInteger($next)
RETURN a.key AS key, a.index AS index, a.entry AS entry,
  [name IN keys(a) WHERE name ENDS WITH "Salt" | [name, a[name], a[left(name, size(name) - 4)]]] AS sealed
ORDER BY a.index
LIMIT toInteger($limit)
