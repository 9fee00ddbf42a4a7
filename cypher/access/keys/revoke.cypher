// Names have no index, since keys are as few as the operator makes. No name has the form of an id.
MATCH (k:ApiKey)
WHERE k.id > "" AND (k.id = $idOrName OR k.name = $idOrName)
SET k.revokedAt = coalesce(k.revokedAt, datetime($at))
RETURN k.id AS id, k.name AS name, k.roles AS roles,
  k.createdAt.epochMillis AS createdAt, k.expiresAt.epochMillis AS expiresAt, k.revokedAt.epochMillis AS revokedAt
ORDER BY k.createdAt DESC, id
