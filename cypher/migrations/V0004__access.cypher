// Pages of accesses by time and key: of an outcome, of a principal. Those of both outcomes are merged from two.
CREATE INDEX access_outcome IF NOT EXISTS FOR (n:Access) ON (n.outcome, n.at, n.key);
CREATE INDEX access_principal IF NOT EXISTS FOR (n:Access) ON (n.principal, n.at, n.key);
// Alerts are few: pages by time and key, and what is new since an index.
CREATE INDEX alert_time IF NOT EXISTS FOR (n:Alert) ON (n.at, n.key);
CREATE INDEX alert_index IF NOT EXISTS FOR (n:Alert) ON (n.index);
// API keys: no facts, since they are the operator's configuration; what is done with them leaves accesses.
CREATE CONSTRAINT api_key_id IF NOT EXISTS FOR (n:ApiKey) REQUIRE n.id IS UNIQUE;
// How far the alert rules have read the log, and what they remember of each principal.
CREATE CONSTRAINT access_watch_id IF NOT EXISTS FOR (n:AccessWatch) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT access_pattern_id IF NOT EXISTS FOR (n:AccessPattern) REQUIRE n.id IS UNIQUE;
MERGE (watch:AccessWatch {id: 0}) ON CREATE SET watch.next = 0;
