// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
UNWIND $keys AS key
MATCH (n:SourceTable {key: key})
RETURN n.key AS key, n.index AS index, n.entry AS entry, {columns: n.columnsSalt, description: n.descriptionSalt, owner: n.ownerSalt, system: n.systemSalt} AS salts
