-- The form of the certificate of origin by destination; * is every country without a row of its own.
CREATE TABLE customs_origin_forms (
  id INT NOT NULL,
  destination VARCHAR(2) CHARACTER SET ascii NOT NULL,
  form VARCHAR(20) CHARACTER SET ascii NOT NULL,
  name_en VARCHAR(100) NOT NULL,
  name_ru VARCHAR(100) NOT NULL,
  issuer_en VARCHAR(200) NOT NULL,
  issuer_ru VARCHAR(200) NOT NULL,
  basis VARCHAR(20) CHARACTER SET ascii NOT NULL,
  source VARCHAR(200) NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  PRIMARY KEY (id)
) DEFAULT CHARACTER SET utf8mb4;
