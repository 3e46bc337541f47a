-- Of which departure it was learnt, so that it can be forgotten with it.
ALTER TABLE logistics_transits ADD COLUMN departure_id BIGINT NULL, ADD KEY by_departure (departure_id);
