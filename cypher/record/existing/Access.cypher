// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
UNWIND $keys AS key
MATCH (n:Access {key: key})
RETURN n.key AS key, n.index AS index, n.entry AS entry, {address: n.addressSalt, code: n.codeSalt, fields: n.fieldsSalt, named: n.namedSalt, operation: n.operationSalt, requestNonce: n.requestNonceSalt, roles: n.rolesSalt, userAgent: n.userAgentSalt} AS salts
