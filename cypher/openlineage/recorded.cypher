// Which of these are recorded.
RETURN
  COLLECT {
    UNWIND $datasetVersions AS key
    MATCH (n:DatasetVersion {key: key}) WHERE n.entry IS NOT NULL
    RETURN key
  } AS datasetVersions,
  COLLECT {
    UNWIND $sourceTables AS key
    MATCH (n:SourceTable {key: key}) WHERE n.entry IS NOT NULL
    RETURN key
  } AS sourceTables
