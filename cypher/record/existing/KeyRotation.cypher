// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
UNWIND $keys AS key
MATCH (n:KeyRotation {key: key})
RETURN n.key AS key, n.index AS index, n.entry AS entry, {after: n.afterSalt, before: n.beforeSalt, performedBy: n.performedBySalt, reason: n.reasonSalt, statement: n.statementSalt} AS salts
