CREATE TABLE logistics_merchant_lines (
  shipment_id BIGINT NOT NULL,
  line_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  merchant_id VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(255) NOT NULL,
  quantity BIGINT NOT NULL,
  missing BIGINT NOT NULL,
  PRIMARY KEY (shipment_id, line_id)
);
