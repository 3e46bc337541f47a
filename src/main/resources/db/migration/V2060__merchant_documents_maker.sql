-- The maker's number in customs' register whose goods a document is about; any maker's when NULL, as it was before.
ALTER TABLE merchant_documents ADD COLUMN producer_registration VARCHAR(60) CHARACTER SET utf8mb4 NULL;
