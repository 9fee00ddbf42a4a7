// The log's head. Every writer locks this one node, so that the log has one order.
MERGE (head:LogHead {id: 0}) ON CREATE SET head.size = 0, head.recordedAt = "";
CREATE CONSTRAINT log_tile_path IF NOT EXISTS FOR (n:LogTile) REQUIRE n.path IS UNIQUE;
