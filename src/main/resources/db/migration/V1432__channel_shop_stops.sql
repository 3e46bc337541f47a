-- Shops of which nothing works until a person looks, or a call finds that it works again.
CREATE TABLE channel_shop_stops (
  channel VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shop_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason VARCHAR(300) NOT NULL,
  stopped_at DATETIME(6) NOT NULL,
  probe_at DATETIME(6) NOT NULL,
  PRIMARY KEY (channel, shop_id)
);
