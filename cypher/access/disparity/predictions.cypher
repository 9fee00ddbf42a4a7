// The predictions in a part of the log, in its order, with the sealed values that tell a group and what was decided. An index
// of their own would cost each prediction more than passing over the rest does.
MATCH (n:Fact)
USING INDEX SEEK n:Fact(index)
WHERE n.index >= toInteger($from) AND n.index < toInteger($to) AND n:Prediction
RETURN n.key AS key, n.index AS index, n.entry AS entry,
  [name IN ["archive", "features", "groups", "prediction"] WHERE n[name + "Salt"] IS NOT NULL | [name + "Salt", n[name + "Salt"], n[name]]] AS sealed
ORDER BY n.index
LIMIT toInteger($limit)
