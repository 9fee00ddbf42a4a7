// Inferences whose halves have both been there for a while: whoever paired them was stopped, or could not record them.
MATCH (pair:PendingInference)
USING INDEX SEEK pair:PendingInference(completeAt)
WHERE pair.completeAt <= datetime() - duration({milliseconds: toInteger($leftMs)})
RETURN pair.id AS id, pair.by AS by, pair.answeredAt.epochMillis AS answeredAt,
  pair.request AS request, pair.response AS response
ORDER BY pair.completeAt
LIMIT toInteger($limit)
