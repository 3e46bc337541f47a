-- What the codes of carriers and aggregators mean in ours, with the reason where the code tells one.
CREATE TABLE logistics_carrier_codes (
  scheme VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  raw_code VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code VARCHAR(30) CHARACTER SET ascii NOT NULL,
  reason VARCHAR(20) CHARACTER SET ascii NULL,
  PRIMARY KEY (scheme, raw_code)
);
