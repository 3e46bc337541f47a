-- What a key's owner sent before its rotation, for as long as it still works.
CREATE TABLE identity_former_secrets (
  secret_sha256 CHAR(64) CHARACTER SET ascii NOT NULL,
  key_id BIGINT NOT NULL,
  works_until DATETIME(6) NOT NULL,
  PRIMARY KEY (secret_sha256),
  KEY by_key (key_id, works_until)
);
