// Runs that may have written what others read before they began, and whose facts are not there yet: some of them.
UNWIND $inputs AS given
CALL (given) {
  MATCH (output:OpenLineageOutput)
  USING INDEX SEEK output:OpenLineageOutput(dataset, endedAt)
  WHERE output.dataset = given.dataset AND output.endedAt <= toInteger(given.began) AND output.runId <> given.runId
  RETURN output
  LIMIT 20
}
RETURN given.runId AS runId, output.runId AS writer
