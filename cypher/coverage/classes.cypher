// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
// The predictions of one source, put together by all that rules look at in them: what the server claims, where they lie between
// the times given, whether they were recorded late, and what points at them. One row a class, with one of its predictions. Of
// that one's sealed values it is only said which are there. Most predictions claim the same, and one text is grouped faster.
CALL () {
  MATCH ()-[r:OBSERVES]->(:Prediction) RETURN count(r) AS facts
  UNION ALL
  MATCH ()-[r:REVIEWS]->(:Prediction) RETURN count(r) AS facts
  UNION ALL
  MATCH ()-[r:SUPPLEMENTS]->(:Prediction) RETURN count(r) AS facts
  UNION ALL
  MATCH ()-[r:AMENDS]->(:Prediction) RETURN count(r) AS facts
  UNION ALL
  MATCH ()-[r:ERASES]->(:Prediction) RETURN count(r) AS facts
}
WITH sum(facts) > 0 AS arePointedAt, [time IN $recordedAt | datetime(time)] AS recordedAt
UNWIND range(0, size($timestamps) - 2) AS span
CALL (arePointedAt, recordedAt, span) {
  MATCH (p:Prediction)
  USING INDEX SEEK p:Prediction(servedFrom, timestamp, key)
  WHERE p.key IS NOT NULL AND p.servedFrom = $source
    AND p.timestamp >= datetime($timestamps[span]) AND p.timestamp < datetime($timestamps[span + 1])
  // what a version before claims were one text wrote
  RETURN CASE WHEN p.claims = $claims THEN $claims ELSE coalesce(p.claims, [p.artifactSha256, p.modelVersion]) END AS claims,
    p.recordedAt.epochMillis - p.timestamp.epochMillis > $lateMs AS isLate,
    size([time IN recordedAt WHERE p.recordedAt < time]) AS recordedBefore,
    CASE WHEN arePointedAt AND EXISTS { (p)<-[:OBSERVES|REVIEWS|SUPPLEMENTS|AMENDS|ERASES]-() } THEN COLLECT {
      MATCH (p)<-[r:OBSERVES|REVIEWS|SUPPLEMENTS|AMENDS|ERASES]-(a)
      RETURN [
        type(r), a.corrects, a.recordedAt.epochMillis - coalesce(a.at).epochMillis > $lateMsOfPointing[type(r)],
        COLLECT { MATCH (a)-[to:AMENDED_TO]->(cause) RETURN [to.field, labels(cause), cause.key] AS target ORDER BY to.field, cause.key },
        a.decision
      ] AS one
      ORDER BY a.index
    } ELSE [] END AS pointing,
    count(*) AS predictions, min(p.index) AS first
}
MATCH (n:Fact {index: first})
RETURN predictions, size(pointing) > 0 AS isPointedAt, any(one IN pointing WHERE size(one[3]) > 0) AS isRedirected,
  n.key AS key, n.index AS index, n.entry AS entry,
  [name IN keys(n) WHERE name ENDS WITH "Salt" AND n[left(name, size(name) - 4)] IS NOT NULL | [name, "", "null"]] AS sealed
LIMIT toInteger($limit)
