// Every node that is no fact with an index of the log: placeholders, the service's own nodes, and what should not be
// there. It looks at all nodes, since a foreign one may have any label or none; fsck alone may do that.
MATCH (n)
WHERE NOT coalesce(n:Fact AND n.index IS :: INTEGER NOT NULL AND n.index >= 0 AND n.index < toInteger($size), false)
RETURN labels(n) AS labels, keys(n) AS names, [n.key, n.index, n.entry, n.path] AS place,
  COUNT { MATCH (n)<--(from) WHERE from.entry IS NOT NULL } AS named,
  [(n)-[r]->(to) | [type(r), labels(to), to.key, to.index, null]] AS edges
