-- Goods of shows: how many pieces the channel is to have, has been given, and has given back.
CREATE TABLE channel_livestream_lines (
  livestream_id BIGINT NOT NULL,
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  warehouse VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  quota BIGINT NOT NULL,
  price_minor BIGINT NULL,
  state VARCHAR(10) CHARACTER SET ascii NOT NULL,
  set_aside BIGINT NOT NULL,
  returned BIGINT NOT NULL,
  begun BOOLEAN NOT NULL,
  planned BOOLEAN NOT NULL,
  attempts INT NOT NULL,
  detail VARCHAR(500) NULL,
  next_attempt_at DATETIME(6) NULL,
  PRIMARY KEY (livestream_id, sku),
  KEY by_sku (sku),
  KEY by_time (next_attempt_at)
);
