-- Takes the place of pricing_freight_rates, which replicas of the previous version still read.
CREATE TABLE pricing_zone_rates (
  customs_mode CHAR(4) CHARACTER SET ascii NOT NULL,
  zone VARCHAR(20) CHARACTER SET ascii NOT NULL,
  valid_from DATE NOT NULL,
  first_grams BIGINT NOT NULL,
  first_minor BIGINT NOT NULL,
  step_grams BIGINT NOT NULL,
  step_minor BIGINT NOT NULL,
  currency CHAR(3) CHARACTER SET ascii NOT NULL,
  PRIMARY KEY (customs_mode, zone, valid_from)
);
