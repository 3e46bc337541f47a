CREATE TABLE catalog_reviews (
  id BIGINT NOT NULL,
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  merchant_id BIGINT NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii NOT NULL,
  proposal MEDIUMTEXT NULL,
  product_id BIGINT NULL,
  reason VARCHAR(500) NULL,
  created_at DATETIME(6) NOT NULL,
  submitted_at DATETIME(6) NULL,
  decided_at DATETIME(6) NULL,
  decided_by VARCHAR(250) NULL,
  PRIMARY KEY (id),
  KEY by_sku (sku, id),
  KEY by_state (state, id)
) DEFAULT CHARACTER SET utf8mb4;
