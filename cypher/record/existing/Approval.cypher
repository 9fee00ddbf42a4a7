// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
UNWIND $keys AS key
MATCH (n:Approval {key: key})
RETURN n.key AS key, n.index AS index, n.entry AS entry, {approver: n.approverSalt, conditions: n.conditionsSalt, reason: n.reasonSalt, reference: n.referenceSalt} AS salts
