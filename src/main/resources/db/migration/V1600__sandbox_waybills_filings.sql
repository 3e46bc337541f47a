-- How often customs was told of a waybill anew, because it had refused what it was told before.
ALTER TABLE sandbox_waybills ADD COLUMN filings INT NOT NULL DEFAULT 0;
