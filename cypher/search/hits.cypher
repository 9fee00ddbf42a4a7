// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
// Hits of the full-text index, as many as pages go through, and of the kinds without words the facts that have the text as their
// whole key: these have the most points. The newest first where points are the same, after a place. One parameter: Neo4j plans a
// statement anew for each size that a text has. Of a fact whose transaction is just ending, not all may be there yet.
CALL () {
  CALL db.index.fulltext.queryNodes("fact_words", $search.query, {limit: toInteger($search.window)}) YIELD node AS n, score
  WITH n, toInteger(round(score)) AS points
  RETURN n, CASE WHEN points > $search.most THEN toInteger($search.most) ELSE points END AS points
  UNION ALL
  MATCH (n:Prediction {key: $search.text}) WHERE "Prediction" IN $search.kinds RETURN n, toInteger($search.most) AS points
  UNION ALL
  MATCH (n:Outcome {key: $search.text}) WHERE "Outcome" IN $search.kinds RETURN n, toInteger($search.most) AS points
  UNION ALL
  MATCH (n:RunEvent {key: $search.text}) WHERE "RunEvent" IN $search.kinds RETURN n, toInteger($search.most) AS points
  UNION ALL
  MATCH (n:Access {key: $search.text}) WHERE "Access" IN $search.kinds RETURN n, toInteger($search.most) AS points
}
WITH n, points, n.index AS index
WHERE index IS NOT NULL AND n.entry IS NOT NULL AND n.key IS NOT NULL AND n:Fact
  AND (points < $search.afterPoints OR points = $search.afterPoints AND index < $search.beforeIndex)
ORDER BY points DESC, index DESC
LIMIT toInteger($search.limit)
RETURN head([label IN labels(n) WHERE label <> "Fact"]) AS kind, n.key AS key, index, n.entry AS entry, points
ORDER BY points DESC, index DESC
