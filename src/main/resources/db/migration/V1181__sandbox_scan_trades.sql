-- Trades at the firms whose buyers scan a code. `due_at` is set while the buyer or the notification is awaited.
CREATE TABLE sandbox_scan_trades (
  id BIGINT NOT NULL AUTO_INCREMENT,
  firm VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  out_trade_no VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  order_no VARCHAR(60) NOT NULL,
  transaction_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount_minor BIGINT NOT NULL,
  notify_url VARCHAR(500) NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii NOT NULL,
  course VARCHAR(20) CHARACTER SET ascii NOT NULL,
  due_at DATETIME(6) NULL,
  paid_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_trade (firm, out_trade_no),
  UNIQUE KEY by_transaction (transaction_id),
  KEY by_due (due_at, id),
  KEY by_paid (firm, paid_at)
);
