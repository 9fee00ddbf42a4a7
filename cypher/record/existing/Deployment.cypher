// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
UNWIND $keys AS key
MATCH (n:Deployment {key: key})
RETURN n.key AS key, n.index AS index, n.entry AS entry, {endpoint: n.endpointSalt, environment: n.environmentSalt, servingNodes: n.servingNodesSalt} AS salts
