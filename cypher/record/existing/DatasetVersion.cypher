// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
UNWIND $keys AS key
MATCH (n:DatasetVersion {key: key})
RETURN n.key AS key, n.index AS index, n.entry AS entry, {columnLineage: n.columnLineageSalt, columns: n.columnsSalt, description: n.descriptionSalt, owner: n.ownerSalt, uri: n.uriSalt} AS salts
