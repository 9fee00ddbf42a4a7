// The predictions in a part of the log that are still in the store, with their sealed values.
MATCH (n:Fact)
USING INDEX SEEK n:Fact(index)
WHERE n.index >= toInteger($from) AND n.index < toInteger($to) AND n:Prediction AND NOT n.entry STARTS WITH "archive:"
RETURN n.key AS key, n.index AS index, n.entry AS entry,
  [name IN keys(n) WHERE name ENDS WITH "Salt" | [name, n[name], n[left(name, size(name) - 4)]]] AS sealed
ORDER BY n.index
