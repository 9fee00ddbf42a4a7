// The keys before and after some texts, in the index's order.
UNWIND $texts AS text
CALL (text) {
  MATCH (m:ModelVersion)
  USING INDEX SEEK m:ModelVersion(key)
  WHERE m.key >= text
  RETURN m.key AS key
  ORDER BY m.key
  LIMIT toInteger($limit)
  UNION
  MATCH (m:ModelVersion)
  USING INDEX SEEK m:ModelVersion(key)
  WHERE m.key < text
  RETURN m.key AS key
  ORDER BY m.key DESC
  LIMIT toInteger($limit)
}
RETURN DISTINCT key
