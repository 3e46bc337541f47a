-- Places that may be named to everybody. Those without a code of UN/LOCODE are known by their names only.
CREATE TABLE logistics_places (
  name VARCHAR(60) NOT NULL,
  country CHAR(2) CHARACTER SET ascii NOT NULL,
  unlocode CHAR(5) CHARACTER SET ascii NULL,
  name_zh VARCHAR(60) NOT NULL,
  name_ru VARCHAR(60) NOT NULL,
  PRIMARY KEY (name),
  UNIQUE KEY by_code (unlocode)
);
