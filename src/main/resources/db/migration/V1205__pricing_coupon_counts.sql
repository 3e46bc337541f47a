-- How often a coupon was used: by all (person is empty) and by each person (blind index). The counters
-- are what limits are judged by; they are changed in the transaction that places or cancels the order.
CREATE TABLE pricing_coupon_counts (
  promotion_id BIGINT NOT NULL,
  person VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  used BIGINT NOT NULL,
  PRIMARY KEY (promotion_id, person),
  CONSTRAINT pricing_coupon_not_negative CHECK (used >= 0)
);
