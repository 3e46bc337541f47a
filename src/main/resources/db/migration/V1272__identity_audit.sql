-- Who changed what, from what, to what. changes: JSON [{"field","from","to"}], without secrets and personal data.
CREATE TABLE identity_audit (
  id BIGINT NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  actor VARCHAR(250) NOT NULL,
  role VARCHAR(20) CHARACTER SET ascii NOT NULL,
  merchant_id BIGINT NULL,
  kind VARCHAR(20) CHARACTER SET ascii NOT NULL,
  subject VARCHAR(64) NOT NULL,
  changes MEDIUMTEXT NOT NULL,
  PRIMARY KEY (id),
  KEY by_subject (subject, id),
  KEY by_actor (actor, id),
  KEY by_merchant (merchant_id, id),
  KEY by_time (changed_at)
);
