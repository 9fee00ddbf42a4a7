// How much there is beside what a migration makes; counted by the store's own counters.
MATCH (n)
WITH count(n) AS nodes
MATCH (m:Migration)
WITH nodes, count(m) AS migrations
MATCH (h:LogHead)
WITH nodes, migrations, count(h) AS heads
MATCH (head:LogHead {id: 0})
RETURN nodes - migrations - heads AS others, head.size AS size, head.recordedAt AS recordedAt,
  head.pending AS pending, head.origin AS origin, head.verifierKey AS verifierKey, head.rebuilding AS rebuilding
