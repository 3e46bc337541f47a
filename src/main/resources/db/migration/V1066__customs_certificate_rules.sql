-- Which goods need a certificate of another authority. No category, prefix or mode means any.
CREATE TABLE customs_certificate_rules (
  id INT NOT NULL,
  certificate VARCHAR(30) CHARACTER SET ascii NOT NULL,
  category VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  hs_prefix VARCHAR(10) CHARACTER SET ascii NOT NULL,
  mode VARCHAR(4) CHARACTER SET ascii NULL,
  need VARCHAR(20) CHARACTER SET ascii NOT NULL,
  issuer_en VARCHAR(200) NOT NULL,
  issuer_ru VARCHAR(200) NOT NULL,
  basis VARCHAR(20) CHARACTER SET ascii NOT NULL,
  source VARCHAR(200) NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  PRIMARY KEY (id)
) DEFAULT CHARACTER SET utf8mb4;
