-- Orders of marketplaces that we were told of, and how far their import is. The row also numbers the order's channel events.
CREATE TABLE channel_orders (
  id BIGINT NOT NULL,
  channel VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shop_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  external_order_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii NOT NULL,
  reason VARCHAR(60) CHARACTER SET ascii NULL,
  detail VARCHAR(500) NULL,
  order_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  next_attempt_at DATETIME(6) NULL,
  attempts INT NOT NULL,
  event_sequence BIGINT NOT NULL,
  wanted_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_external_order (channel, shop_id, external_order_id),
  KEY by_time (next_attempt_at)
);
