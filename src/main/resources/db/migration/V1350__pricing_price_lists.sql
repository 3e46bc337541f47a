-- What some goods cost on some channels for a time. channels are names with spaces between them; all when empty.
CREATE TABLE pricing_price_lists (
  id BIGINT NOT NULL,
  merchant_id BIGINT NOT NULL,
  name VARCHAR(100) COLLATE utf8mb4_bin NOT NULL,
  channels VARCHAR(700) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  starts_at DATETIME(6) NOT NULL,
  ends_at DATETIME(6) NULL,
  paused BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY by_merchant (merchant_id, id),
  KEY by_end (ends_at)
) DEFAULT CHARACTER SET utf8mb4;
CREATE TABLE pricing_list_prices (
  list_id BIGINT NOT NULL,
  number INT NOT NULL,
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  currency CHAR(3) CHARACTER SET ascii NOT NULL,
  price_minor BIGINT NOT NULL,
  compare_at_minor BIGINT NULL,
  PRIMARY KEY (list_id, number)
);
