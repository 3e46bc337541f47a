-- How often it was asked: an orderer who was named otherwise meanwhile is another question to the service.
ALTER TABLE customs_real_name_checks ADD COLUMN times INT NOT NULL DEFAULT 1;
