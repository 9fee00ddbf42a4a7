MATCH (n:Fact)
WHERE n.index >= 0
RETURN toInteger(n.index) AS index
ORDER BY n.index DESC
LIMIT 1
