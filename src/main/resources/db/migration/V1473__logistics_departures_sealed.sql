-- From when on what is told of its containers is about it.
ALTER TABLE logistics_departures ADD COLUMN sealed_at DATETIME(6) NULL;
