// Recorded facts in the order of the log, with the sealed values that are there now.
MATCH (n:Fact)
WHERE n.index >= toInteger($from) AND n.index < toInteger($to)
RETURN labels(n) AS labels, n.key AS key, n.index AS index, n.entry AS entry,
  [name IN keys(n) WHERE name ENDS WITH "Salt" | [name, n[name], n[left(name, size(name) - 4)]]] AS sealed
ORDER BY n.index
