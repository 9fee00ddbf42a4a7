MATCH (n:Fact)
WHERE n.index >= toInteger($from) AND n.index < toInteger($to)
RETURN n.entry AS entry
ORDER BY n.index
