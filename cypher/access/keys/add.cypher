// A key whose id is there stays as it is, revoked or not.
MERGE (k:ApiKey {id: $id})
ON CREATE SET k.name = $name, k.roles = $roles, k.hash = $hash,
  k.createdAt = datetime($createdAt), k.expiresAt = datetime($expiresAt)
RETURN k.id AS id, k.name AS name, k.roles AS roles, k.hash AS hash,
  k.createdAt.epochMillis AS createdAt, k.expiresAt.epochMillis AS expiresAt, k.revokedAt.epochMillis AS revokedAt
