-- Code tables of the Eurasian Economic Union: the word is ours or China's, the code is the Union's.
CREATE TABLE customs_export_codes (
  id INT NOT NULL,
  code_list VARCHAR(20) CHARACTER SET ascii NOT NULL,
  word VARCHAR(20) CHARACTER SET ascii NOT NULL,
  code VARCHAR(10) NOT NULL,
  name_en VARCHAR(100) NOT NULL,
  name_ru VARCHAR(100) NOT NULL,
  basis VARCHAR(20) CHARACTER SET ascii NOT NULL,
  source VARCHAR(200) NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  PRIMARY KEY (id)
) DEFAULT CHARACTER SET utf8mb4;
