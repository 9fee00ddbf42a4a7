// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
UNWIND $keys AS key
MATCH (n:StageTransition {key: key})
RETURN n.key AS key, n.index AS index, n.entry AS entry, {fromStage: n.fromStageSalt, performedBy: n.performedBySalt, reason: n.reasonSalt, toStage: n.toStageSalt} AS salts
