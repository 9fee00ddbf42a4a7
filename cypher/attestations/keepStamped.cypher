// Of two processes that asked for the same checkpoint at once, the first has it.
MERGE (n:StampedCheckpoint {origin: $origin, size: toInteger($size)})
ON CREATE SET n.checkpoint = $checkpoint, n.token = $token, n.keptAt = toInteger($keptAt)
