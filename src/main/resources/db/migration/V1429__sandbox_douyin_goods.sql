-- Goods in the Douyin shop: pieces and fen.
CREATE TABLE sandbox_douyin_goods (
  sku_id VARCHAR(20) CHARACTER SET ascii NOT NULL,
  product_id VARCHAR(20) CHARACTER SET ascii NOT NULL,
  stock BIGINT NOT NULL,
  price BIGINT NOT NULL,
  PRIMARY KEY (sku_id),
  KEY by_product (product_id)
);
