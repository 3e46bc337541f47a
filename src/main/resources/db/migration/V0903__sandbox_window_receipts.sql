-- Receipts that wait for their addressee; a row goes when it was acknowledged.
CREATE TABLE sandbox_window_receipts (
  id BIGINT NOT NULL AUTO_INCREMENT,
  dxp_id VARCHAR(30) NOT NULL,
  message_type VARCHAR(15) CHARACTER SET ascii NOT NULL,
  message MEDIUMTEXT NOT NULL,
  made_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY by_addressee (dxp_id, id),
  KEY by_age (made_at)
);
