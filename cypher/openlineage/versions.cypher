// The dataset versions in a part of the log, the run that wrote each and when that ended; of one that names no such run, when
// it was recorded.
MATCH (n:DatasetVersion)
USING INDEX SEEK n:DatasetVersion(index)
WHERE n.index >= toInteger($from) AND n.index < toInteger($to)
OPTIONAL MATCH (n)-[:WRITTEN_BY]->(run)
RETURN n.key AS key, n.index AS index, run.key AS writtenBy, coalesce(run.endedAt, n.recordedAt).epochMillis AS at
ORDER BY index
