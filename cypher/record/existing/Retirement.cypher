// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
UNWIND $keys AS key
MATCH (n:Retirement {key: key})
RETURN n.key AS key, n.index AS index, n.entry AS entry, {performedBy: n.performedBySalt, reason: n.reasonSalt} AS salts
