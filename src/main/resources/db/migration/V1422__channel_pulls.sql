-- How far the lists of a shop's changed things have been read: LIVE goes on for ever, BACK_FILL ends at its end.
CREATE TABLE channel_pulls (
  channel VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shop_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  lane VARCHAR(20) CHARACTER SET ascii NOT NULL,
  reached_at DATETIME(6) NOT NULL,
  ends_at DATETIME(6) NULL,
  next_attempt_at DATETIME(6) NULL,
  attempts INT NOT NULL,
  detail VARCHAR(500) NULL,
  succeeded_at DATETIME(6) NULL,
  found BIGINT NOT NULL,
  PRIMARY KEY (channel, shop_id, lane),
  KEY by_time (next_attempt_at)
);
