-- What was promised until when; nothing about who asked.
CREATE TABLE ordering_quotes (
  id BIGINT NOT NULL PRIMARY KEY,
  channel VARCHAR(20) CHARACTER SET ascii NOT NULL,
  province VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  customs_mode CHAR(4) CHARACTER SET ascii NOT NULL,
  warehouse VARCHAR(20) CHARACTER SET ascii,
  rates_of DATE NOT NULL,
  wanted_lines TEXT NOT NULL,
  currency CHAR(3) CHARACTER SET ascii NOT NULL,
  goods_minor BIGINT NOT NULL,
  freight_minor BIGINT NOT NULL,
  discount_minor BIGINT NOT NULL,
  tariff_minor BIGINT NOT NULL,
  consumption_minor BIGINT NOT NULL,
  vat_minor BIGINT NOT NULL,
  valid_until DATETIME(6) NOT NULL,
  KEY by_age (valid_until)
) DEFAULT CHARACTER SET utf8mb4;
