// Dataset versions as they were recorded.
UNWIND $keys AS key
MATCH (n:DatasetVersion {key: key})
WHERE n.entry IS NOT NULL
RETURN n.key AS key, n.index AS index, n.entry AS entry,
  [name IN keys(n) WHERE name ENDS WITH "Salt" | [name, n[name], n[left(name, size(name) - 4)]]] AS sealed
