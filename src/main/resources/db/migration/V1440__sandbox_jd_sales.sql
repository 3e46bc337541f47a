-- Orders of the JD shop, one line each; amounts in fen; the buyer is sealed.
CREATE TABLE sandbox_jd_sales (
  order_id BIGINT NOT NULL,
  parent_id BIGINT NOT NULL,
  sku VARCHAR(20) CHARACTER SET ascii NOT NULL,
  quantity INT NOT NULL,
  unit_price INT NOT NULL,
  tax INT NOT NULL,
  direct TINYINT(1) NOT NULL,
  buyer TEXT NOT NULL,
  oaid VARCHAR(80) CHARACTER SET ascii NOT NULL,
  state VARCHAR(40) CHARACTER SET ascii NOT NULL,
  sold_at DATETIME(6) NOT NULL,
  modified_at DATETIME(6) NOT NULL,
  logistics_id VARCHAR(40) NULL,
  waybill VARCHAR(60) NULL,
  shipped_at DATETIME(6) NULL,
  trade_no VARCHAR(60) NULL,
  PRIMARY KEY (order_id),
  KEY by_modified (modified_at, order_id),
  KEY by_sold (sold_at, order_id)
);
