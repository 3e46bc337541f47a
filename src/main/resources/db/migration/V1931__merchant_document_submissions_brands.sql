-- As in merchant_documents.
ALTER TABLE merchant_document_submissions ADD COLUMN brands VARCHAR(2020) CHARACTER SET utf8mb4 NULL;
