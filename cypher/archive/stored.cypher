// What the store still has of some predictions: an entry, or where it is.
UNWIND $indexes AS index
MATCH (n:Fact {index: toInteger(index)})
WHERE n:Prediction
RETURN n.index AS index, n.entry AS stored,
  [name IN keys(n) WHERE name ENDS WITH "Salt" | [name, n[name], n[left(name, size(name) - 4)]]] AS sealed
