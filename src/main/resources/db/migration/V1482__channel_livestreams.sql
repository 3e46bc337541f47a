-- Shows in which a shop sells live. Prices are to be written when it says so, and marketplaces looked at when prices turn.
CREATE TABLE channel_livestreams (
  id BIGINT NOT NULL,
  channel VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shop_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(100) NOT NULL,
  starts_at DATETIME(6) NOT NULL,
  ends_at DATETIME(6) NOT NULL,
  cancelled_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  prices_at DATETIME(6) NULL,
  look_at DATETIME(6) NULL,
  attempts INT NOT NULL,
  PRIMARY KEY (id),
  KEY by_shop (channel, shop_id, ends_at),
  KEY by_page (channel, shop_id, id),
  KEY by_prices (prices_at),
  KEY by_look (look_at)
);
