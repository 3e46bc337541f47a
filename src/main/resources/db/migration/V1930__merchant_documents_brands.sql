-- The brands that an authorisation is for, one a line; all of the merchant's when NULL, as it was before.
ALTER TABLE merchant_documents ADD COLUMN brands VARCHAR(2020) CHARACTER SET utf8mb4 NULL;
