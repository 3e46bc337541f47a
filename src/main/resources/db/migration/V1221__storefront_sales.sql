-- How many pieces of a SKU accepted orders have taken, for the order of lists by sales.
CREATE TABLE storefront_sales (
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sold BIGINT NOT NULL,
  PRIMARY KEY (sku)
) DEFAULT CHARACTER SET utf8mb4;
