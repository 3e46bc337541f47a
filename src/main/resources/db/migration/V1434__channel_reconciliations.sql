-- When a shop's orders are compared with ours, and what came of it last.
CREATE TABLE channel_reconciliations (
  channel VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shop_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  span VARCHAR(20) CHARACTER SET ascii NOT NULL,
  next_at DATETIME(6) NOT NULL,
  attempts INT NOT NULL,
  detail VARCHAR(500) NULL,
  from_at DATETIME(6) NULL,
  until_at DATETIME(6) NULL,
  listed BIGINT NOT NULL,
  missing_here BIGINT NOT NULL,
  missing_there BIGINT NOT NULL,
  differing BIGINT NOT NULL,
  finished_at DATETIME(6) NULL,
  event_sequence BIGINT NOT NULL,
  PRIMARY KEY (channel, shop_id, span),
  KEY by_time (next_at)
);
