// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
UNWIND $keys AS key
MATCH (n:Amendment {key: key})
RETURN n.key AS key, n.index AS index, n.entry AS entry, {correction: n.correctionSalt, corrects: n.correctsSalt, reason: n.reasonSalt} AS salts
