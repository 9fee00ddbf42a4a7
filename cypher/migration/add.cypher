MERGE (m:Migration {version: toInteger($version)})
ON CREATE SET m.checksum = $checksum, m.appliedAt = datetime()
