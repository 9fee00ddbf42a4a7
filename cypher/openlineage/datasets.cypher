// Of data sets that a run reads: the version that was current when it began, and whether another run here wrote any.
UNWIND $datasets AS given
CALL (given) {
  OPTIONAL MATCH (version:OpenLineageVersion)
  USING INDEX SEEK version:OpenLineageVersion(dataset, at, index)
  WHERE version.dataset = given.name AND version.at <= toInteger(given.at) AND version.index >= 0
    AND NOT coalesce(version.writtenBy = given.runId OR version.writtenBy STARTS WITH given.runId + "@"
      OR version.writtenBy STARTS WITH given.runId + "#", false)
  RETURN version
  ORDER BY version.dataset DESC, version.at DESC, version.index DESC
  LIMIT 1
}
CALL (given) {
  OPTIONAL MATCH (other:OpenLineageVersion)
  USING INDEX SEEK other:OpenLineageVersion(dataset, at, index)
  WHERE other.dataset = given.name AND other.at IS NOT NULL AND other.index >= 0
    AND NOT coalesce(other.writtenBy = given.runId OR other.writtenBy STARTS WITH given.runId + "@"
      OR other.writtenBy STARTS WITH given.runId + "#", false)
  RETURN other
  LIMIT 1
}
RETURN toInteger(given.place) AS place, given.name AS name, version.key AS current, version.writtenBy AS writtenBy,
  other IS NOT NULL AS isWritten
