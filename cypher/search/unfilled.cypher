// Facts of some kinds that were recorded before there was a full-text index, by their places in the log.
MATCH (n:Fact)
WHERE n.index >= toInteger($from) AND n.index < toInteger($to) AND n.words IS NULL AND n.entry IS NOT NULL
  AND any(label IN labels(n) WHERE label IN $kinds)
RETURN n.index AS index, n.entry AS entry
ORDER BY n.index
