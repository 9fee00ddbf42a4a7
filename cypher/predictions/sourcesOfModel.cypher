// What predictions of any version of a model were served from.
MATCH (m:ModelVersion)
WHERE m.key = $model OR m.key STARTS WITH $model + "@"
OPTIONAL MATCH (m)<-[:DEPLOYS]-(d:Deployment)
WITH m, collect("Deployment " + d.key) AS deployments
UNWIND ["ModelVersion " + m.key] + deployments AS source
RETURN source
LIMIT toInteger($limit)
