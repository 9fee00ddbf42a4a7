// A page costs what all outcomes of that one prediction cost: they are sorted.
MATCH (p:Prediction {key: $prediction})<-[:OBSERVES]-(o:Outcome)
WHERE ($source IS NULL OR p.servedFrom = $source)
  AND o.at >= datetime($from) AND o.at <= datetime($until)
  AND CASE WHEN o.at < datetime($until) THEN true ELSE o.key < $beforeKey END
RETURN o.key AS key, o.index AS index, o.entry AS entry, o.at.epochMillis AS time,
  [name IN keys(o) WHERE name ENDS WITH "Salt" | [name, o[name], o[left(name, size(name) - 4)]]] AS sealed
ORDER BY o.at DESC, o.key DESC
LIMIT toInteger($limit)
