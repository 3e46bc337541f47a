-- So that what is handled late belongs to the trace that it would have belonged to.
ALTER TABLE events_parked ADD COLUMN traceparent VARCHAR(55) CHARACTER SET ascii NULL;
