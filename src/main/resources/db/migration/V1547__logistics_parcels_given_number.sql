-- A parcel's number out of a range, from before its carrier is told. After six months carriers use their numbers again.
ALTER TABLE logistics_parcels
  ADD COLUMN given_number VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
  DROP KEY by_tracking_number,
  ADD KEY by_tracking_number (carrier, tracking_number);
