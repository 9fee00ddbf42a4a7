// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
UNWIND $keys AS key
MATCH (n:Archival {key: key})
RETURN n.key AS key, n.index AS index, n.entry AS entry, {performedBy: n.performedBySalt, period: n.periodSalt, reason: n.reasonSalt} AS salts
