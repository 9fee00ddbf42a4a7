// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
UNWIND $keys AS key
MATCH (n:Alert {key: key})
RETURN n.key AS key, n.index AS index, n.entry AS entry, {evidence: n.evidenceSalt, message: n.messageSalt, principal: n.principalSalt, rule: n.ruleSalt} AS salts
