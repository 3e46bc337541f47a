-- What narrows the list of allowed goods for one mode. verdict: BLOCKED or NEEDS_REVIEW. valid_until is exclusive.
CREATE TABLE customs_mode_restrictions (
  id INT NOT NULL AUTO_INCREMENT,
  hs_prefix VARCHAR(10) CHARACTER SET ascii NOT NULL,
  mode CHAR(4) CHARACTER SET ascii NOT NULL,
  verdict VARCHAR(12) CHARACTER SET ascii NOT NULL,
  reason VARCHAR(40) CHARACTER SET ascii NOT NULL,
  source VARCHAR(200) NOT NULL,
  mark CHAR(1) CHARACTER SET ascii NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  PRIMARY KEY (id),
  KEY by_code (hs_prefix, mode)
);
