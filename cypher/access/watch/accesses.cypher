// The accesses in a part of the log, and how many facts that part has: one row without an access where it has none. An
// index of their own would cost each of them more than passing over the rest does.
MATCH (n:Fact)
WHERE n.index >= toInteger($from) AND n.index < toInteger($to)
WITH count(n) AS facts, [n IN collect(n) WHERE n:Access] AS accesses
UNWIND CASE WHEN size(accesses) = 0 THEN [null] ELSE accesses END AS n
RETURN facts, n.key AS key, n.index AS index, n.entry AS entry,
  [name IN keys(n) WHERE name ENDS WITH "Salt" | [name, n[name], n[left(name, size(name) - 4)]]] AS sealed
ORDER BY index
