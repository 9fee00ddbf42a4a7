// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
// Hits of the full-text index, as many as pages go through, and the facts that have the text as their whole key: these have the most
// points. The newest first where points are the same, after a place.
CALL () {
  UNWIND CASE WHEN $query = "" THEN [] ELSE [$query] END AS query
  CALL db.index.fulltext.queryNodes("fact_words", query, {limit: toInteger($window)}) YIELD node AS n, score
  RETURN n, toInteger(round(score)) AS points
  UNION ALL
  MATCH (n:SourceTable {key: $text}) WHERE "SourceTable" IN $kinds AND n:Fact RETURN n, toInteger($most) AS points
  UNION ALL
  MATCH (n:Transformation {key: $text}) WHERE "Transformation" IN $kinds AND n:Fact RETURN n, toInteger($most) AS points
  UNION ALL
  MATCH (n:DatasetVersion {key: $text}) WHERE "DatasetVersion" IN $kinds AND n:Fact RETURN n, toInteger($most) AS points
  UNION ALL
  MATCH (n:TrainingRun {key: $text}) WHERE "TrainingRun" IN $kinds AND n:Fact RETURN n, toInteger($most) AS points
  UNION ALL
  MATCH (n:ModelVersion {key: $text}) WHERE "ModelVersion" IN $kinds AND n:Fact RETURN n, toInteger($most) AS points
  UNION ALL
  MATCH (n:Approval {key: $text}) WHERE "Approval" IN $kinds AND n:Fact RETURN n, toInteger($most) AS points
  UNION ALL
  MATCH (n:StageTransition {key: $text}) WHERE "StageTransition" IN $kinds AND n:Fact RETURN n, toInteger($most) AS points
  UNION ALL
  MATCH (n:Deployment {key: $text}) WHERE "Deployment" IN $kinds AND n:Fact RETURN n, toInteger($most) AS points
  UNION ALL
  MATCH (n:Retirement {key: $text}) WHERE "Retirement" IN $kinds AND n:Fact RETURN n, toInteger($most) AS points
  UNION ALL
  MATCH (n:Prediction {key: $text}) WHERE "Prediction" IN $kinds AND n:Fact RETURN n, toInteger($most) AS points
  UNION ALL
  MATCH (n:Outcome {key: $text}) WHERE "Outcome" IN $kinds AND n:Fact RETURN n, toInteger($most) AS points
  UNION ALL
  MATCH (n:Review {key: $text}) WHERE "Review" IN $kinds AND n:Fact RETURN n, toInteger($most) AS points
  UNION ALL
  MATCH (n:RunEvent {key: $text}) WHERE "RunEvent" IN $kinds AND n:Fact RETURN n, toInteger($most) AS points
  UNION ALL
  MATCH (n:LateEvent {key: $text}) WHERE "LateEvent" IN $kinds AND n:Fact RETURN n, toInteger($most) AS points
  UNION ALL
  MATCH (n:Access {key: $text}) WHERE "Access" IN $kinds AND n:Fact RETURN n, toInteger($most) AS points
  UNION ALL
  MATCH (n:Alert {key: $text}) WHERE "Alert" IN $kinds AND n:Fact RETURN n, toInteger($most) AS points
  UNION ALL
  MATCH (n:Amendment {key: $text}) WHERE "Amendment" IN $kinds AND n:Fact RETURN n, toInteger($most) AS points
  UNION ALL
  MATCH (n:Erasure {key: $text}) WHERE "Erasure" IN $kinds AND n:Fact RETURN n, toInteger($most) AS points
}
WITH n, max(points) AS points
WITH n, points, n.index AS index
// what is being recorded just now is not there yet
WHERE index IS NOT NULL AND n.entry IS NOT NULL
  AND (points < $afterPoints OR points = $afterPoints AND index < $beforeIndex)
ORDER BY points DESC, index DESC
LIMIT toInteger($limit)
RETURN head([label IN labels(n) WHERE label <> "Fact"]) AS kind, n.key AS key, index, n.entry AS entry, points
ORDER BY points DESC, index DESC
