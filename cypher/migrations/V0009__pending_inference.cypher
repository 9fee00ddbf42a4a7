// Inferences of which one half has come, or both and they are not recorded yet: no facts, and gone when they are. The key makes
// a half that is sent twice one.
CREATE CONSTRAINT pending_inference_id IF NOT EXISTS FOR (n:PendingInference) REQUIRE n.id IS UNIQUE;
// Pages by time and id.
CREATE INDEX pending_inference_at IF NOT EXISTS FOR (n:PendingInference) ON (n.at, n.id);
// What a process that was stopped has left to record: only those are in it of which both halves are there.
CREATE INDEX pending_inference_complete IF NOT EXISTS FOR (n:PendingInference) ON (n.completeAt);
