MATCH (watch:DisparityWatch {id: $id})
MATCH (head:LogHead {id: 0})
RETURN watch.next AS next, head.size AS size
