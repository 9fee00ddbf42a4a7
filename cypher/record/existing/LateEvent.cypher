// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
UNWIND $keys AS key
MATCH (n:LateEvent {key: key})
RETURN n.key AS key, n.index AS index, n.entry AS entry, {says: n.saysSalt} AS salts
