// Where a model's versions were ever deployed; a null row for a model that never was, no row for no model.
MATCH (m:ModelVersion)
WHERE m.key = $model OR m.key STARTS WITH $model + "@"
OPTIONAL MATCH (m)<-[:DEPLOYS]-(d:Deployment)
RETURN DISTINCT d.environment AS environment
ORDER BY environment
LIMIT toInteger($limit)
