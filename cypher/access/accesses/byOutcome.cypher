// The hint, with the key asked for and the index's own order, makes a page a seek whatever the planner thinks.
// CASE, since of OR the planner makes a union of seeks, which it sorts.
UNWIND $outcomes AS outcome
CALL (outcome) {
  MATCH (a:Access)
  USING INDEX SEEK a:Access(outcome, at, key)
  WHERE a.key IS NOT NULL AND a.outcome = outcome AND a.at >= datetime($from) AND a.at <= datetime($until)
    AND CASE WHEN a.at < datetime($until) THEN true ELSE a.key < $beforeKey END
    AND ($system IS NULL OR a.system = $system)
    // a list that was sealed is one text
    AND ($operation IS NULL OR a.operation = $operation OR CASE WHEN a.fieldsSalt IS NULL THEN $operation IN a.fields ELSE false END)
  RETURN a
  ORDER BY a.outcome DESC, a.at DESC, a.key DESC
  LIMIT toInteger($limit)
}
RETURN a.key AS key, a.index AS index, a.entry AS entry, a.at.epochMillis AS time,
  [name IN keys(a) WHERE name ENDS WITH "Salt" | [name, a[name], a[left(name, size(name) - 4)]]] AS sealed
ORDER BY a.at DESC, a.key DESC
LIMIT toInteger($limit)
