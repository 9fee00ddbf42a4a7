CREATE CONSTRAINT key_rotation_key IF NOT EXISTS FOR (n:KeyRotation) REQUIRE n.key IS UNIQUE;
