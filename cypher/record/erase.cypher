// Drops every sealed value together with its salt: a sealed field has both, a plain one has no salt.
UNWIND $indexes AS index
MATCH (n:Fact {index: toInteger(index)})
UNWIND [name IN keys(n) WHERE name ENDS WITH "Salt"] AS salt
SET n[salt] = null, n[left(salt, size(salt) - 4)] = null
