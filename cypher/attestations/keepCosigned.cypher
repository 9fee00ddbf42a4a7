// What a witness cosigned only ever grows, as long as the log has one name.
MERGE (n:CosignedCheckpoint {witness: $witness})
SET n.locked = true
WITH n WHERE n.origin IS NULL OR n.origin <> $origin OR n.size <= toInteger($size)
SET n.origin = $origin, n.size = toInteger($size), n.checkpoint = $checkpoint, n.line = $line, n.keptAt = toInteger($keptAt)
