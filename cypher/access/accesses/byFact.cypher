// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
// A page costs what all accesses of that one fact cost: they are sorted.
CALL () {
  MATCH (n:SourceTable {key: $key}) WHERE $kind = "SourceTable" RETURN n
  UNION ALL
  MATCH (n:Transformation {key: $key}) WHERE $kind = "Transformation" RETURN n
  UNION ALL
  MATCH (n:DatasetVersion {key: $key}) WHERE $kind = "DatasetVersion" RETURN n
  UNION ALL
  MATCH (n:TrainingRun {key: $key}) WHERE $kind = "TrainingRun" RETURN n
  UNION ALL
  MATCH (n:ModelVersion {key: $key}) WHERE $kind = "ModelVersion" RETURN n
  UNION ALL
  MATCH (n:Approval {key: $key}) WHERE $kind = "Approval" RETURN n
  UNION ALL
  MATCH (n:StageTransition {key: $key}) WHERE $kind = "StageTransition" RETURN n
  UNION ALL
  MATCH (n:Deployment {key: $key}) WHERE $kind = "Deployment" RETURN n
  UNION ALL
  MATCH (n:Retirement {key: $key}) WHERE $kind = "Retirement" RETURN n
  UNION ALL
  MATCH (n:Prediction {key: $key}) WHERE $kind = "Prediction" RETURN n
  UNION ALL
  MATCH (n:Outcome {key: $key}) WHERE $kind = "Outcome" RETURN n
  UNION ALL
  MATCH (n:Review {key: $key}) WHERE $kind = "Review" RETURN n
  UNION ALL
  MATCH (n:RunEvent {key: $key}) WHERE $kind = "RunEvent" RETURN n
  UNION ALL
  MATCH (n:LateEvent {key: $key}) WHERE $kind = "LateEvent" RETURN n
  UNION ALL
  MATCH (n:Access {key: $key}) WHERE $kind = "Access" RETURN n
  UNION ALL
  MATCH (n:Alert {key: $key}) WHERE $kind = "Alert" RETURN n
  UNION ALL
  MATCH (n:Amendment {key: $key}) WHERE $kind = "Amendment" RETURN n
  UNION ALL
  MATCH (n:Erasure {key: $key}) WHERE $kind = "Erasure" RETURN n
  UNION ALL
  MATCH (n:KeyRotation {key: $key}) WHERE $kind = "KeyRotation" RETURN n
  UNION ALL
  MATCH (n:Archival {key: $key}) WHERE $kind = "Archival" RETURN n
}
MATCH (n)<-[:ACCESSED]-(a:Access)
WHERE a.at >= datetime($from) AND a.at <= datetime($until)
  AND CASE WHEN a.at < datetime($until) THEN true ELSE a.key < $beforeKey END
  AND a.outcome IN $outcomes
  AND ($principal IS NULL OR a.principal = $principal)
  AND ($system IS NULL OR a.system = $system)
  // a list that was sealed is one text
  AND ($operation IS NULL OR a.operation = $operation OR CASE WHEN a.fieldsSalt IS NULL THEN $operation IN a.fields ELSE false END)
RETURN a.key AS key, a.index AS index, a.entry AS entry, a.at.epochMillis AS time,
  [name IN keys(a) WHERE name ENDS WITH "Salt" | [name, a[name], a[left(name, size(name) - 4)]]] AS sealed
ORDER BY a.at DESC, a.key DESC
LIMIT toInteger($limit)
