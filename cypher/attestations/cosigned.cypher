MATCH (n:CosignedCheckpoint {origin: $origin})
RETURN n.witness AS witness, n.size AS size, n.checkpoint AS checkpoint, n.line AS line, n.keptAt AS keptAt
ORDER BY n.size DESC, n.witness
