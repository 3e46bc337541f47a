-- When an operator has ended a range: nothing is given out of it from then on.
ALTER TABLE logistics_number_ranges ADD COLUMN ended_at DATETIME(6) NULL;
