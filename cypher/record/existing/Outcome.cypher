// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
UNWIND $keys AS key
MATCH (n:Outcome {key: key})
RETURN n.key AS key, n.index AS index, n.entry AS entry, {actual: n.actualSalt, source: n.sourceSalt} AS salts
