-- Under which number the parcel goes back that nobody took.
ALTER TABLE ordering_shipment_troubles
  ADD COLUMN carrier_code VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN tracking_number VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL;
