-- As in merchant_documents.
ALTER TABLE merchant_document_submissions ADD COLUMN producer_registration VARCHAR(60) CHARACTER SET utf8mb4 NULL;
