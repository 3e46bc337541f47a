-- How much room a lot needs on a departure, where whoever books it has measured it.
ALTER TABLE ordering_inbound_lines ADD COLUMN volume_cm3 BIGINT NULL;
