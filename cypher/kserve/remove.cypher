// What is recorded, in the order of ids.
UNWIND $ids AS id
MATCH (pair:PendingInference {id: id})
DELETE pair
