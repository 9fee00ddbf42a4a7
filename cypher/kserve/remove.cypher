// What is recorded, in the order of ids; not a half that has come again since another process removed it.
UNWIND $ids AS id
MATCH (pair:PendingInference {id: id})
SET pair.locked = true
WITH pair WHERE pair.completeAt IS NOT NULL
DELETE pair
