CALL () {
  MATCH (n:SourceTable {key: $key}) WHERE $kind = "SourceTable" RETURN n
  UNION ALL
  MATCH (n:DatasetVersion {key: $key}) WHERE $kind = "DatasetVersion" RETURN n
}
RETURN n.key AS key
