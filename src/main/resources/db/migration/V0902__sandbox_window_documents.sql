-- Orders, payments, waybills and lists that the window has taken. People's data stand in `facts` as fingerprints.
CREATE TABLE sandbox_window_documents (
  id BIGINT NOT NULL AUTO_INCREMENT,
  kind VARCHAR(10) CHARACTER SET ascii NOT NULL,
  document_key VARCHAR(100) NOT NULL,
  order_no VARCHAR(60) NOT NULL,
  recipients VARCHAR(200) NOT NULL,
  facts MEDIUMTEXT NOT NULL,
  status VARCHAR(10) CHARACTER SET ascii NOT NULL,
  taken_at DATETIME(6) NOT NULL,
  due_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_key (kind, document_key),
  KEY by_order (order_no, kind),
  KEY by_due (due_at, id)
);
