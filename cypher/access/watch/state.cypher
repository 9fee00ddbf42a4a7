MATCH (watch:AccessWatch {id: 0})
MATCH (head:LogHead {id: 0})
RETURN watch.next AS next, watch.salt AS salt, head.size AS size
