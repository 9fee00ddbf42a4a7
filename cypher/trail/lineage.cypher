// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
// Sealed values are as long as all the rest together: they are read for those who may see them.
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
CALL apoc.path.subgraphNodes(n, {relationshipFilter: $follow, maxLevel: toInteger($maxDepth), limit: toInteger($limit)}) YIELD node
RETURN labels(node) AS labels, node.key AS key, node.index AS index, node.entry AS entry,
  CASE WHEN $withSealed THEN [name IN keys(node) WHERE name ENDS WITH "Salt" | [name, node[name], node[left(name, size(name) - 4)]]] ELSE [] END AS sealed
