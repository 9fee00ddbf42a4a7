MATCH (n:StampedCheckpoint)
WHERE n.origin = $origin AND n.size >= 0
RETURN n.size AS size, n.keptAt AS keptAt
ORDER BY n.origin DESC, n.size DESC
LIMIT 1
