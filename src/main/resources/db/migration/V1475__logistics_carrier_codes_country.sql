-- What a code means may depend on where it happened; an empty country is everywhere else.
ALTER TABLE logistics_carrier_codes
  ADD COLUMN country CHAR(2) CHARACTER SET ascii NOT NULL DEFAULT '',
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (scheme, raw_code, country);
