MATCH (watch:OpenLineageWatch {id: 0})
MATCH (head:LogHead {id: 0})
RETURN watch.next AS next, head.size AS size
