CREATE TABLE customs_quota_quantity_entries (
  order_id VARCHAR(20) CHARACTER SET ascii NOT NULL,
  hs_prefix VARCHAR(10) CHARACTER SET ascii NOT NULL,
  quantity DECIMAL(14,3) NOT NULL,
  PRIMARY KEY (order_id, hs_prefix)
);
