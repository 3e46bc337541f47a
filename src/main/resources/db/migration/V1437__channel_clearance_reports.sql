-- Steps of customs and of the long way that marketplaces have to be told, each once.
CREATE TABLE channel_clearance_reports (
  channel VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shop_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  external_order_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  step VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  place INT NOT NULL,
  happened_at DATETIME(6) NOT NULL,
  why VARCHAR(200) NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii NOT NULL,
  detail VARCHAR(200) NULL,
  next_attempt_at DATETIME(6) NULL,
  attempts INT NOT NULL,
  PRIMARY KEY (channel, shop_id, external_order_id, step),
  KEY by_time (next_attempt_at)
);
