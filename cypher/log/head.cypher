MATCH (head:LogHead {id: 0})
RETURN head.size AS size
