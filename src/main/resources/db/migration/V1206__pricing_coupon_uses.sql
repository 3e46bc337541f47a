CREATE TABLE pricing_coupon_uses (
  reference VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  promotion_id BIGINT NOT NULL,
  person VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  used_at DATETIME(6) NOT NULL,
  PRIMARY KEY (reference, promotion_id)
);
