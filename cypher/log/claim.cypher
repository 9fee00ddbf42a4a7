// The first service to start names the log; the name stays.
MATCH (head:LogHead {id: 0})
SET head.locked = true
WITH head WHERE head.origin IS NULL
SET head.origin = $origin, head.verifierKey = $verifierKey
