-- The SKUs of a merchant that share a product code are shown as one product under this id.
CREATE TABLE catalog_products (
  id BIGINT NOT NULL,
  merchant_id BIGINT NOT NULL,
  product_code VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_code (merchant_id, product_code)
);
