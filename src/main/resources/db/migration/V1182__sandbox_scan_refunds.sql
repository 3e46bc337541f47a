-- Refunds at the firms whose buyers scan a code.
CREATE TABLE sandbox_scan_refunds (
  id BIGINT NOT NULL AUTO_INCREMENT,
  firm VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  out_refund_no VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  transaction_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  refund_id VARCHAR(40) CHARACTER SET ascii NOT NULL,
  amount_minor BIGINT NOT NULL,
  notify_url VARCHAR(500) NOT NULL,
  course VARCHAR(20) CHARACTER SET ascii NOT NULL,
  due_at DATETIME(6) NULL,
  done_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_refund (firm, out_refund_no),
  KEY by_transaction (transaction_id),
  KEY by_due (due_at, id),
  KEY by_done (firm, done_at)
);
