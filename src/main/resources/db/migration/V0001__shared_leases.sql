CREATE TABLE shared_leases (
  name VARCHAR(100) CHARACTER SET ascii NOT NULL,
  owner CHAR(36) CHARACTER SET ascii NOT NULL,
  held_until DATETIME(6) NOT NULL,
  PRIMARY KEY (name)
);
