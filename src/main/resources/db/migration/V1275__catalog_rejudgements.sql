-- Merchants whose listings have to be judged again, from a time on, and how far that has come. With a document it is a
-- warning of that document's end instead.
CREATE TABLE catalog_rejudgements (
  id BIGINT NOT NULL,
  merchant_id BIGINT NOT NULL,
  due_at DATETIME(6) NOT NULL,
  after_sku VARCHAR(20) CHARACTER SET ascii NOT NULL,
  document_id BIGINT NULL,
  document_kind VARCHAR(30) CHARACTER SET ascii NULL,
  document_ends DATE NULL,
  PRIMARY KEY (id),
  KEY by_time (due_at, id)
);
