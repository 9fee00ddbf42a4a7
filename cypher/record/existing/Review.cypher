// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
UNWIND $keys AS key
MATCH (n:Review {key: key})
RETURN n.key AS key, n.index AS index, n.entry AS entry, {finalDecision: n.finalDecisionSalt, reason: n.reasonSalt, reference: n.referenceSalt, reviewer: n.reviewerSalt} AS salts
