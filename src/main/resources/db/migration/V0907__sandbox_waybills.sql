-- Waybills of the carrier. Who gets the parcel and where stands in the customs message only.
CREATE TABLE sandbox_waybills (
  id BIGINT NOT NULL AUTO_INCREMENT,
  reference VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  order_no VARCHAR(60) NOT NULL,
  mode CHAR(4) CHARACTER SET ascii NOT NULL,
  notify_url VARCHAR(500) NOT NULL,
  subscriber VARCHAR(30) NOT NULL,
  announced BOOLEAN NOT NULL,
  stage VARCHAR(20) CHARACTER SET ascii NOT NULL,
  proof_due BOOLEAN NOT NULL,
  taken_at DATETIME(6) NOT NULL,
  delivered_at DATETIME(6) NULL,
  due_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_reference (reference),
  KEY by_due (due_at, id),
  KEY by_proof (proof_due, id)
);
