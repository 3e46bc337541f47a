-- Payments that were filed anew before filings were counted: their firms have taken the first number already.
UPDATE customs_documents SET filings = 2 WHERE document = '411' AND since IS NOT NULL AND filings = 1;
