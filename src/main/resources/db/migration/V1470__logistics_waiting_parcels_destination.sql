-- Where a parcel is bound for: a place, or a country where any place in it will do.
ALTER TABLE logistics_waiting_parcels
  ADD COLUMN destination VARCHAR(5) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'CN';
