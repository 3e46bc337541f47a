-- Documents as merchants hand them in. One that is accepted is kept in merchant_documents, where alone it counts. reasons: one
-- a line.
CREATE TABLE merchant_document_submissions (
  id BIGINT NOT NULL,
  merchant_id BIGINT NOT NULL,
  kind VARCHAR(30) CHARACTER SET ascii NOT NULL,
  number VARCHAR(60) NOT NULL,
  issuer VARCHAR(200) NOT NULL,
  regime VARCHAR(20) CHARACTER SET ascii NULL,
  goods VARCHAR(220) CHARACTER SET ascii NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  file VARCHAR(500) CHARACTER SET ascii NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii NOT NULL,
  reasons TEXT NULL,
  document_id BIGINT NULL,
  created_at DATETIME(6) NOT NULL,
  decided_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  KEY by_merchant (merchant_id, id),
  KEY by_merchant_and_state (merchant_id, state),
  KEY by_state (state, id)
) DEFAULT CHARACTER SET utf8mb4;
