CREATE TABLE pricing_freight_rates (
  customs_mode CHAR(4) CHARACTER SET ascii NOT NULL,
  valid_from DATE NOT NULL,
  first_grams BIGINT NOT NULL,
  first_minor BIGINT NOT NULL,
  step_grams BIGINT NOT NULL,
  step_minor BIGINT NOT NULL,
  currency CHAR(3) CHARACTER SET ascii NOT NULL,
  PRIMARY KEY (customs_mode, valid_from)
);
