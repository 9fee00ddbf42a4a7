// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
UNWIND $keys AS key
MATCH (n:DatasetVersion {key: key})
RETURN n.key AS key, n.index AS index, n.entry AS entry, {columns: n.columnsSalt, uri: n.uriSalt} AS salts
