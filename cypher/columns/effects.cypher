// The dataset versions that were written by runs which read these.
UNWIND $facts AS given
CALL (given) {
  MATCH (n:SourceTable {key: given.key}) WHERE given.kind = "SourceTable" RETURN n
  UNION ALL
  MATCH (n:DatasetVersion {key: given.key}) WHERE given.kind = "DatasetVersion" RETURN n
}
MATCH (n)<-[:READ]-(:Transformation)<-[:WRITTEN_BY]-(version:DatasetVersion)
WHERE version.entry IS NOT NULL
WITH DISTINCT version
LIMIT toInteger($limit)
RETURN version.key AS key, version.index AS index, version.entry AS entry,
  [name IN keys(version) WHERE name ENDS WITH "Salt" | [name, version[name], version[left(name, size(name) - 4)]]] AS sealed
