-- Numbers that carriers let us give to their parcels: serial numbers between a prefix and a suffix, the next one first.
CREATE TABLE logistics_number_ranges (
  id BIGINT NOT NULL,
  carrier VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  prefix VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  suffix VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  digits INT NOT NULL,
  first_number BIGINT NOT NULL,
  last_number BIGINT NOT NULL,
  next_number BIGINT NOT NULL,
  check_digit VARCHAR(10) CHARACTER SET ascii NOT NULL,
  valid_from DATETIME(6) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  taken_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  KEY by_carrier (carrier, valid_from, id),
  KEY by_page (carrier, id)
);
