// How many predictions each deployment served, and each model version made where no deployment is known. A node keeps the number
// of its relationships of a type: no prediction is read.
CALL () {
  UNWIND $deployments AS key
  MATCH (d:Deployment {key: key})
  RETURN "Deployment " + key AS source, COUNT { (d)<-[:SERVED_BY]-() } AS predictions
  UNION ALL
  UNWIND $modelVersions AS key
  MATCH (m:ModelVersion {key: key})
  RETURN "ModelVersion " + key AS source, COUNT { (m)<-[:MADE_BY]-() } AS predictions
}
WITH source, predictions
WHERE predictions > 0
RETURN source, predictions
