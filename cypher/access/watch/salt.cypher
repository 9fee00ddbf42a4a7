// The first one stays.
MATCH (watch:AccessWatch {id: 0})
SET watch.salt = coalesce(watch.salt, $salt)
RETURN watch.salt AS salt
