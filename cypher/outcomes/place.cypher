// The place of the outcome that comes so many after the newest; no row where there are fewer. Answered by the index alone.
MATCH (o:Outcome)
USING INDEX SEEK o:Outcome(at, key)
WHERE o.key IS NOT NULL AND o.at >= datetime($from) AND o.at <= datetime($until)
  AND CASE WHEN o.at < datetime($until) THEN true ELSE o.key < $beforeKey END
WITH o.at AS at, o.key AS key
ORDER BY at DESC, key DESC
SKIP toInteger($limit)
LIMIT 1
RETURN at.epochMillis AS time, key
