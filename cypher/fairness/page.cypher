// One page of the predictions of a source, the oldest first, after a key at the time that the last page ended with. The hint,
// with the key asked for and the index's own order, makes a page a seek whatever the planner thinks.
MATCH (p:Prediction)
USING INDEX SEEK p:Prediction(servedFrom, timestamp, key)
WHERE p.key IS NOT NULL AND p.servedFrom = $source AND p.timestamp >= datetime($from) AND p.timestamp < datetime($to)
  AND (p.timestamp > datetime($from) OR p.key > $afterKey)
WITH p
ORDER BY p.servedFrom, p.timestamp, p.key
LIMIT toInteger($limit)
RETURN p.key AS key, p.timestamp.epochMillis AS time, p.prediction AS prediction, p.features AS features, p.groups AS groups,
  // of what was archived, where its values are
  CASE WHEN p.archiveSalt IS NULL THEN null ELSE p.entry END AS entry,
  CASE WHEN p.archiveSalt IS NULL THEN [] ELSE [["archiveSalt", p.archiveSalt, p.archive]] END AS sealed,
  COLLECT {
    MATCH (p)<-[:AMENDS]-(a:Amendment)
    RETURN [a.corrects, a.correction] AS one
    ORDER BY a.index
  } AS amendments,
  COLLECT {
    MATCH (p)<-[:OBSERVES]-(o:Outcome)
    RETURN [o.actual, COLLECT {
      MATCH (o)<-[:AMENDS]-(a:Amendment)
      RETURN [a.corrects, a.correction] AS one
      ORDER BY a.index
    }] AS one
    ORDER BY o.at, o.index
  } AS outcomes
