UNWIND $ids AS id
MATCH (k:ApiKey {id: id})
RETURN k.id AS id, k.name AS name, k.roles AS roles, k.hash AS hash,
  k.createdAt.epochMillis AS createdAt, k.expiresAt.epochMillis AS expiresAt, k.revokedAt.epochMillis AS revokedAt
