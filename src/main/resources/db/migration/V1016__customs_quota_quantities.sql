-- What a person has taken of a yearly quantity, by the prefix of the row of the positive list that sets it.
CREATE TABLE customs_quota_quantities (
  person CHAR(64) CHARACTER SET ascii NOT NULL,
  quota_year SMALLINT NOT NULL,
  hs_prefix VARCHAR(10) CHARACTER SET ascii NOT NULL,
  used DECIMAL(14,3) NOT NULL,
  PRIMARY KEY (person, quota_year, hs_prefix)
);
