-- Until how many days after the release goods may be declared back with their tax.
CREATE TABLE customs_return_windows (
  mode CHAR(4) CHARACTER SET ascii NOT NULL,
  days INT NOT NULL,
  source VARCHAR(200) CHARACTER SET utf8mb4 NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  PRIMARY KEY (mode, valid_from)
);
