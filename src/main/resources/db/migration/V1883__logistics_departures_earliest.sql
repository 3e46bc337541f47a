-- The other side of the spread: before then only the fastest tenth are there.
ALTER TABLE logistics_departures ADD COLUMN earliest_at DATETIME(6) NULL;
