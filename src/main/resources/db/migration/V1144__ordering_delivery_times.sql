CREATE TABLE ordering_delivery_times (
  customs_mode CHAR(4) CHARACTER SET ascii NOT NULL,
  zone VARCHAR(20) CHARACTER SET ascii NOT NULL,
  valid_from DATE NOT NULL,
  earliest_days INT NOT NULL,
  latest_days INT NOT NULL,
  PRIMARY KEY (customs_mode, zone, valid_from)
);
