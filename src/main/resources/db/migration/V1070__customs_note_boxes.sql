-- The boxes of consignment notes and what each is filled with.
CREATE TABLE customs_note_boxes (
  id INT NOT NULL,
  note VARCHAR(30) CHARACTER SET ascii NOT NULL,
  box VARCHAR(10) CHARACTER SET ascii NOT NULL,
  content VARCHAR(20) CHARACTER SET ascii NOT NULL,
  label_en VARCHAR(100) NOT NULL,
  label_ru VARCHAR(100) NOT NULL,
  basis VARCHAR(20) CHARACTER SET ascii NOT NULL,
  source VARCHAR(200) NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  PRIMARY KEY (id)
) DEFAULT CHARACTER SET utf8mb4;
