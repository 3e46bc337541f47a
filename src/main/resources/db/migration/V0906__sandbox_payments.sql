-- Payments at the payment firm. `payer` is a fingerprint.
CREATE TABLE sandbox_payments (
  id BIGINT NOT NULL AUTO_INCREMENT,
  out_trade_no VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  order_no VARCHAR(60) NOT NULL,
  transaction_id VARCHAR(40) CHARACTER SET ascii NOT NULL,
  amount_minor BIGINT NOT NULL,
  payer CHAR(32) CHARACTER SET ascii NOT NULL,
  notify_url VARCHAR(500) NOT NULL,
  paid_at DATETIME(6) NULL,
  due_at DATETIME(6) NULL,
  declared BOOLEAN NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_trade (out_trade_no),
  UNIQUE KEY by_transaction (transaction_id),
  KEY by_due (due_at, id)
);
