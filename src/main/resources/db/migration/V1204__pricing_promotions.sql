-- What makes goods cheaper for a time. benefit and scope are JSON: their kinds grow. Without a coupon code a promotion is open
-- to everybody.
CREATE TABLE pricing_promotions (
  id BIGINT NOT NULL,
  merchant_id BIGINT NOT NULL,
  titles MEDIUMTEXT NOT NULL,
  benefit MEDIUMTEXT NOT NULL,
  scope MEDIUMTEXT NOT NULL,
  coupon_code VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  most_uses BIGINT NULL,
  most_uses_of_buyer BIGINT NULL,
  starts_at DATETIME(6) NOT NULL,
  ends_at DATETIME(6) NOT NULL,
  paused BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_coupon_code (coupon_code),
  KEY by_merchant (merchant_id, id),
  KEY by_end (ends_at, id)
) DEFAULT CHARACTER SET utf8mb4;
