// Outcomes of predictions that were served from one source, among those down to a place: whoever asks sees to it that these are few.
MATCH (o:Outcome)
USING INDEX SEEK o:Outcome(at, key)
WHERE o.key IS NOT NULL AND o.at >= datetime($from) AND o.at <= datetime($until)
  AND CASE WHEN o.at < datetime($until) THEN true ELSE o.key < $beforeKey END
  AND CASE WHEN o.at > datetime($from) THEN true ELSE o.key >= $fromKey END
  AND EXISTS { MATCH (o)-[:OBSERVES]->(p:Prediction) WHERE p.servedFrom = $source }
RETURN o.key AS key, o.index AS index, o.entry AS entry, o.at.epochMillis AS time,
  [name IN keys(o) WHERE name ENDS WITH "Salt" | [name, o[name], o[left(name, size(name) - 4)]]] AS sealed
ORDER BY o.at DESC, o.key DESC
LIMIT toInteger($limit)
