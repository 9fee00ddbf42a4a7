// What will never be whole, the oldest first; not what is about to be recorded.
MATCH (pair:PendingInference)
USING INDEX SEEK pair:PendingInference(at, id)
WHERE pair.id IS NOT NULL AND pair.at < datetime($before)
WITH pair ORDER BY pair.at, pair.id LIMIT toInteger($limit)
SET pair.locked = true
WITH pair WHERE pair.completeAt IS NULL
DELETE pair
RETURN count(*) AS count
