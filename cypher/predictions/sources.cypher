// What predictions of a model version were served from.
MATCH (m:ModelVersion {key: $modelVersion})
OPTIONAL MATCH (m)<-[:DEPLOYS]-(d:Deployment)
RETURN "Deployment " + d.key AS source
LIMIT toInteger($limit)
