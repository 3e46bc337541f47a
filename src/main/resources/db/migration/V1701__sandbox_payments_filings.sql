-- The highest number of a filing that a shop has asked for after the first.
ALTER TABLE sandbox_payments ADD COLUMN filings INT NOT NULL DEFAULT 1;
