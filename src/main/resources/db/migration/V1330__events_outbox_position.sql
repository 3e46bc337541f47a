-- The order of the log, given by the database while it inserts: a key's next event is inserted after the one before was
-- committed, so it comes later here whatever the clocks of the replicas say. Readers remember a place in it.
ALTER TABLE events_outbox
  ADD COLUMN log_position BIGINT NOT NULL AUTO_INCREMENT,
  ADD UNIQUE KEY by_position (log_position);
