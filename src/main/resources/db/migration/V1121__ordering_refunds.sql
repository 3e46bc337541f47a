-- next_try_at is set while the payment firm has still to be asked: the queue of the background work.
CREATE TABLE ordering_refunds (
  id BIGINT NOT NULL,
  order_id BIGINT NOT NULL,
  payment_id BIGINT NOT NULL,
  provider VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii NOT NULL,
  reason VARCHAR(40) CHARACTER SET ascii NOT NULL,
  amount_minor BIGINT NOT NULL,
  currency CHAR(3) CHARACTER SET ascii NOT NULL,
  provider_refund_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  failure VARCHAR(200) NULL,
  tries INT NOT NULL,
  next_try_at DATETIME(6) NULL,
  requested_at DATETIME(6) NOT NULL,
  settled_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  KEY by_order (order_id, id),
  KEY by_payment (payment_id, state, amount_minor),
  KEY by_next_try (next_try_at)
) DEFAULT CHARACTER SET utf8mb4;
