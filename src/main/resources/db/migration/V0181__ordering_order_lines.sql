CREATE TABLE ordering_order_lines (
  id BIGINT NOT NULL,
  order_id BIGINT NOT NULL,
  number INT NOT NULL,
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  merchant_id BIGINT NOT NULL,
  quantity BIGINT NOT NULL,
  unit_price_minor BIGINT NOT NULL,
  freight_minor BIGINT NOT NULL,
  discount_minor BIGINT NOT NULL,
  tariff_minor BIGINT NOT NULL,
  consumption_minor BIGINT NOT NULL,
  vat_minor BIGINT NOT NULL,
  tax_reasons MEDIUMTEXT NOT NULL,
  declared_goods MEDIUMTEXT NOT NULL,
  external_line_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_order (order_id, number)
) DEFAULT CHARACTER SET utf8mb4;
