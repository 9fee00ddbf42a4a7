// What predictions of a model version were served from.
MATCH (m:ModelVersion {key: $modelVersion})
OPTIONAL MATCH (m)<-[:DEPLOYS]-(d:Deployment)
WITH m, collect("Deployment " + d.key) AS deployments
UNWIND ["ModelVersion " + m.key] + deployments AS source
RETURN source
LIMIT toInteger($limit)
