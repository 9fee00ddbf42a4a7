// The keys before and after some texts, in the index's order.
UNWIND $texts AS text
CALL (text) {
  MATCH (d:Deployment)
  USING INDEX SEEK d:Deployment(key)
  WHERE d.key >= text
  RETURN d.key AS key
  ORDER BY d.key
  LIMIT toInteger($limit)
  UNION
  MATCH (d:Deployment)
  USING INDEX SEEK d:Deployment(key)
  WHERE d.key < text
  RETURN d.key AS key
  ORDER BY d.key DESC
  LIMIT toInteger($limit)
}
RETURN DISTINCT key
