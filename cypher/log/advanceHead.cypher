MATCH (head:LogHead {id: 0})
SET head.size = toInteger($size), head.recordedAt = $recordedAt, head.pending = $pending
