// What deployments deploy, of those that are recorded.
UNWIND $deployments AS key
MATCH (d:Deployment {key: key})-[:DEPLOYS]->(m:ModelVersion)
WHERE d.index IS NOT NULL
RETURN d.key AS deployment, d.index AS index, m.key AS modelVersion
