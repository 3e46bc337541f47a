-- Under which number goods come back, as whoever sent them has told; absent until then.
ALTER TABLE ordering_returns
  ADD COLUMN carrier_code VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN tracking_number VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD KEY by_tracking_number (tracking_number);
