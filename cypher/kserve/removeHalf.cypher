// A half of what is recorded already, unless the other one has come in the meantime.
UNWIND $ids AS id
MATCH (pair:PendingInference {id: id})
SET pair.locked = true
WITH pair WHERE pair.completeAt IS NULL
DELETE pair
