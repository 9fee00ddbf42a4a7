MATCH (m:ModelVersion)
WHERE m.key = $model OR m.key STARTS WITH $model + "@"
MATCH (m)<-[:DEPLOYS]-(d:Deployment)
WHERE d.startedAt <= datetime($at) AND ($environment IS NULL OR d.environment = $environment)
OPTIONAL MATCH (d)<-[:RETIRES]-(r:Retirement)
WITH m, d, min(r.at) AS to
WHERE to IS NULL OR to > datetime($at)
RETURN m.key AS modelVersion, d.key AS deployment, d.environment AS environment,
  d.startedAt.epochMillis AS from, to.epochMillis AS to
ORDER BY d.startedAt DESC, d.key
LIMIT toInteger($limit)
