-- When an outermost unit was at the end of its departure's route: containers of one train may arrive on different days.
ALTER TABLE logistics_units ADD COLUMN arrived_at DATETIME(6) NULL;
