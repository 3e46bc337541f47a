-- For how many months nobody else's parcel may have a parcel's number. Of several rows that hold the youngest counts, by days in
-- China; valid_until is exclusive.
CREATE TABLE logistics_number_rules (
  months SMALLINT NOT NULL,
  source VARCHAR(200) NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  PRIMARY KEY (valid_from)
);
