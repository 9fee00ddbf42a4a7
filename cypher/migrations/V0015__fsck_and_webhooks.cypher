// How far the service's own fsck has come, and what the last one found. No fact: a store that lost it is checked from the beginning.
CREATE CONSTRAINT fsck_watch_id IF NOT EXISTS FOR (n:FsckWatch) REQUIRE n.id IS UNIQUE;
MERGE (watch:FsckWatch {id: 0}) ON CREATE SET watch.version = 0;
// Which alerts each webhook has got.
CREATE CONSTRAINT alert_webhook_name IF NOT EXISTS FOR (n:AlertWebhook) REQUIRE n.name IS UNIQUE;
