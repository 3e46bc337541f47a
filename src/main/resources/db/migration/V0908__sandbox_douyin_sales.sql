-- Sales in the Douyin shop, one line each; amounts in fen; the buyer's data are ciphertext.
CREATE TABLE sandbox_douyin_sales (
  order_id BIGINT NOT NULL,
  sku VARCHAR(20) CHARACTER SET ascii NOT NULL,
  quantity INT NOT NULL,
  unit_price INT NOT NULL,
  tax INT NOT NULL,
  biz SMALLINT NOT NULL,
  buyer TEXT NOT NULL,
  sold_at DATETIME(6) NOT NULL,
  stage VARCHAR(20) CHARACTER SET ascii NOT NULL,
  due_at DATETIME(6) NULL,
  company VARCHAR(40) NULL,
  tracking_number VARCHAR(60) NULL,
  shipped_at DATETIME(6) NULL,
  PRIMARY KEY (order_id),
  KEY by_due (due_at, order_id)
);
