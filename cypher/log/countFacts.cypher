// How many facts a part of the log has: counted in the index.
MATCH (n:Fact)
WHERE n.index >= toInteger($from) AND n.index < toInteger($to)
RETURN count(n) AS facts
