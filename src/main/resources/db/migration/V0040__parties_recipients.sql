CREATE TABLE parties_recipients (
  id BIGINT NOT NULL,
  vault_key VARCHAR(20) CHARACTER SET ascii NOT NULL,
  sealed BLOB NOT NULL,
  identity_index_version VARCHAR(20) CHARACTER SET ascii NOT NULL,
  identity_index CHAR(64) CHARACTER SET ascii NOT NULL,
  registered_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY by_identity (identity_index, identity_index_version)
);
