UNWIND $ids AS id
MATCH (pattern:AccessPattern {id: id})
RETURN pattern.id AS id, pattern.state AS state
