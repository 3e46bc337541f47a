-- An allocation that has ended sells nothing more; what orders have reserved of it stays counted here until it leaves.
ALTER TABLE inventory_allocations ADD COLUMN ended BOOLEAN NOT NULL DEFAULT FALSE;
