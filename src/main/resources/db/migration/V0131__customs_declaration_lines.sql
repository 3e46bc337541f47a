CREATE TABLE customs_declaration_lines (
  declaration_id BIGINT NOT NULL,
  number SMALLINT NOT NULL,
  sku VARCHAR(20) CHARACTER SET ascii NOT NULL,
  name_zh VARCHAR(250) NOT NULL,
  hs_code CHAR(10) CHARACTER SET ascii NOT NULL,
  gmodel_zh VARCHAR(510) NOT NULL,
  gtin VARCHAR(50) CHARACTER SET ascii NULL,
  unit CHAR(3) CHARACTER SET ascii NOT NULL,
  quantity DECIMAL(19,5) NOT NULL,
  statutory_unit CHAR(3) CHARACTER SET ascii NOT NULL,
  statutory_quantity DECIMAL(19,5) NOT NULL,
  second_unit CHAR(3) CHARACTER SET ascii NULL,
  second_quantity DECIMAL(19,5) NULL,
  price_minor BIGINT NOT NULL,
  total_minor BIGINT NOT NULL,
  origin_country CHAR(3) CHARACTER SET ascii NOT NULL,
  PRIMARY KEY (declaration_id, number)
);
