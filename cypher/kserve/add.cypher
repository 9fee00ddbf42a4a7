// Keeps halves, in the order of their ids, so that two processes never wait for each other in a circle. The first half of each
// part stays. Since when both are there is told by the database's clock, as it is asked for: a service's own may be wrong while
// it takes them. Whether one is that which stays is asked after it was set: two of a part may come in one call.
UNWIND $halves AS given
MERGE (pair:PendingInference {id: given.id})
ON CREATE SET pair.at = datetime($now), pair.requestId = given.requestId, pair.deployment = given.deployment
SET pair.request = CASE WHEN given.part = "request" THEN coalesce(pair.request, given.half) ELSE pair.request END,
  pair.response = CASE WHEN given.part = "response" THEN coalesce(pair.response, given.half) ELSE pair.response END,
  pair.answeredAt = CASE WHEN given.part = "response" THEN coalesce(pair.answeredAt, datetime($now)) ELSE pair.answeredAt END,
  pair.by = coalesce(pair.by, given.by)
SET pair.completeAt =
  CASE WHEN pair.request IS NOT NULL AND pair.response IS NOT NULL THEN coalesce(pair.completeAt, datetime()) END
WITH given, pair, pair.completeAt IS NOT NULL AS isComplete
RETURN pair.id AS id, given.place AS place, pair.by AS by, pair.answeredAt.epochMillis AS answeredAt,
  CASE given.part WHEN "request" THEN pair.request ELSE pair.response END = given.half AS isSame,
  CASE WHEN isComplete THEN pair.request END AS request,
  CASE WHEN isComplete THEN pair.response END AS response,
  NOT isComplete AND EXISTS {
    MATCH (p:Prediction)
    WHERE p.key IN given.keys AND p.index IS NOT NULL
  } AS isRecorded
