// The accesses in a part of the log. An index of their own would cost each of them more than passing over the rest does.
MATCH (n:Fact)
WHERE n.index >= toInteger($from) AND n.index < toInteger($to)
WITH n WHERE n:Access
RETURN n.key AS key, n.index AS index, n.entry AS entry,
  [name IN keys(n) WHERE name ENDS WITH "Salt" | [name, n[name], n[left(name, size(name) - 4)]]] AS sealed
ORDER BY index
