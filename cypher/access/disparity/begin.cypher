MERGE (watch:DisparityWatch {id: $id})
ON CREATE SET watch.next = 0
