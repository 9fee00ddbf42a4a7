// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
UNWIND $keys AS key
MATCH (n:Transformation {key: key})
RETURN n.key AS key, n.index AS index, n.entry AS entry, {description: n.descriptionSalt, exclusions: n.exclusionsSalt, gitCommit: n.gitCommitSalt, job: n.jobSalt, parent: n.parentSalt, repository: n.repositorySalt, runBy: n.runBySalt} AS salts
