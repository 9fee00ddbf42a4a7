// Why an inference can't be recorded: it stays, and is tried again when a half of it is sent again.
UNWIND $refused AS given
MATCH (pair:PendingInference {id: given.id})
SET pair.reason = CASE WHEN pair.completeAt IS NULL THEN pair.reason ELSE given.reason END
REMOVE pair.completeAt
