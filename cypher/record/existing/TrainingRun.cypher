// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
UNWIND $keys AS key
MATCH (n:TrainingRun {key: key})
RETURN n.key AS key, n.index AS index, n.entry AS entry, {framework: n.frameworkSalt, gitCommit: n.gitCommitSalt, hyperparameters: n.hyperparametersSalt, job: n.jobSalt, metrics: n.metricsSalt, parent: n.parentSalt, repository: n.repositorySalt, triggeredBy: n.triggeredBySalt} AS salts
