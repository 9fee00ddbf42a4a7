// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
UNWIND $keys AS key
MATCH (n:Prediction {key: key})
RETURN n.key AS key, n.index AS index, n.entry AS entry, {archive: n.archiveSalt, explanation: n.explanationSalt, features: n.featuresSalt, groups: n.groupsSalt, prediction: n.predictionSalt} AS salts
