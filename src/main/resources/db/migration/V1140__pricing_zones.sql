CREATE TABLE pricing_zones (
  province VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  valid_from DATE NOT NULL,
  zone VARCHAR(20) CHARACTER SET ascii NOT NULL,
  PRIMARY KEY (province, valid_from)
) DEFAULT CHARACTER SET utf8mb4;
