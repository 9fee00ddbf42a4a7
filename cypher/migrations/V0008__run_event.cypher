CREATE CONSTRAINT run_event_key IF NOT EXISTS FOR (n:RunEvent) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT late_event_key IF NOT EXISTS FOR (n:LateEvent) REQUIRE n.key IS UNIQUE;
// The events of one run.
CREATE INDEX run_event_run IF NOT EXISTS FOR (n:RunEvent) ON (n.runId);
