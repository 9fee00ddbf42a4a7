// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
UNWIND $keys AS key
MATCH (n:ModelVersion {key: key})
RETURN n.key AS key, n.index AS index, n.entry AS entry, {artifactUri: n.artifactUriSalt, framework: n.frameworkSalt, intendedUse: n.intendedUseSalt, limitations: n.limitationsSalt} AS salts
