// The facts of some indexes, each with its properties and the edges that leave it. A time becomes a map, which no
// property can be: with its text, the driver's form of a time costs several times as much. The same for a float, which
// else looks like an integer.
MATCH (n:Fact)
WHERE n.index >= toInteger($from) AND n.index < toInteger($to)
WITH n, properties(n) AS properties
ORDER BY n.index
RETURN labels(n) AS labels, keys(properties) AS names,
  [name IN keys(properties) |
    CASE
      WHEN properties[name] IS :: ZONED DATETIME NOT NULL THEN {time: toString(properties[name])}
      WHEN properties[name] IS :: FLOAT NOT NULL THEN {float: properties[name]}
      ELSE properties[name]
    END] AS values,
  [(n)-[r]->(to) | [type(r), labels(to), to.key, to.index, CASE size(keys(r)) WHEN 0 THEN null ELSE [name IN keys(r) |
    [name, CASE
      WHEN r[name] IS :: ZONED DATETIME NOT NULL THEN {time: toString(r[name])}
      WHEN r[name] IS :: FLOAT NOT NULL THEN {float: r[name]}
      ELSE r[name]
    END]] END]] AS edges
