-- Numbers the events about a shop's monthly comparisons.
CREATE TABLE channel_settlement_events (
  channel VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shop_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  event_sequence BIGINT NOT NULL,
  PRIMARY KEY (channel, shop_id)
);
