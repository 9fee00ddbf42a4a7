// The newest first. CASE, since of OR the planner makes a union of seeks, which it sorts.
MATCH (pair:PendingInference)
USING INDEX SEEK pair:PendingInference(at, id)
WHERE pair.id IS NOT NULL AND pair.at <= datetime($until)
  AND CASE WHEN pair.at < datetime($until) THEN true ELSE pair.id < $beforeId END
RETURN pair.id AS id, pair.at.epochMillis AS at, pair.requestId AS requestId, pair.deployment AS deployment,
  pair.request IS NOT NULL AS hasRequest, pair.response IS NOT NULL AS hasResponse, pair.reason AS reason
ORDER BY pair.at DESC, pair.id DESC
LIMIT toInteger($limit)
