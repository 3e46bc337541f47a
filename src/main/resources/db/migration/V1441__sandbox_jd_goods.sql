-- Stock and price of goods as the merchant has set them at JD; price in fen.
CREATE TABLE sandbox_jd_goods (
  sku VARCHAR(20) CHARACTER SET ascii NOT NULL,
  stock INT NULL,
  price INT NULL,
  stock_rf_id VARCHAR(100) CHARACTER SET ascii NULL,
  stock_sets INT NOT NULL,
  PRIMARY KEY (sku)
);
