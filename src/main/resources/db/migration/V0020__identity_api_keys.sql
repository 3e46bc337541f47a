-- The secret itself is nowhere: only its SHA-256. configured_as names the keys that the configuration sets at start.
CREATE TABLE identity_api_keys (
  id BIGINT NOT NULL,
  secret_sha256 CHAR(64) CHARACTER SET ascii NOT NULL,
  role VARCHAR(20) CHARACTER SET ascii NOT NULL,
  merchant_id BIGINT NULL,
  label VARCHAR(100) NOT NULL,
  configured_as VARCHAR(20) CHARACTER SET ascii NULL,
  created_at DATETIME(6) NOT NULL,
  last_used_at DATETIME(6) NULL,
  revoked_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_secret (secret_sha256),
  UNIQUE KEY by_configuration (configured_as),
  KEY by_role (role, revoked_at)
);
