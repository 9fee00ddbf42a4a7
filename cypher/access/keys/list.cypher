// All of them, by the index: they are as few as the operator makes.
MATCH (k:ApiKey)
WHERE k.id > ""
RETURN k.id AS id, k.name AS name, k.roles AS roles,
  k.createdAt.epochMillis AS createdAt, k.expiresAt.epochMillis AS expiresAt, k.revokedAt.epochMillis AS revokedAt
ORDER BY k.createdAt DESC, id
