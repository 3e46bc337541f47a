-- One event of a container is told of every parcel inside: it is known again by parcel.
ALTER TABLE logistics_tracking_events
  MODIFY COLUMN carrier VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ADD COLUMN classifier CHAR(3) CHARACTER SET ascii NOT NULL DEFAULT 'ACT',
  ADD COLUMN time_precision VARCHAR(12) CHARACTER SET ascii NOT NULL DEFAULT 'SECOND',
  ADD COLUMN raw_time VARCHAR(40) NULL,
  ADD COLUMN location_unlocode CHAR(5) CHARACTER SET ascii NULL,
  ADD COLUMN reason VARCHAR(20) CHARACTER SET ascii NULL,
  ADD COLUMN equipment VARCHAR(20) CHARACTER SET ascii NULL,
  ADD COLUMN retracts VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
  DROP KEY by_source,
  ADD UNIQUE KEY by_source (carrier, source_event_id, parcel_id);
