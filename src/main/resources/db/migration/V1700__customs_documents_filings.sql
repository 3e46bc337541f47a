-- Which filing of the document this is: a firm that files it for us tells a repeat of a request from another filing by it.
-- Like the reason it is written by itself, when a document is filed anew.
ALTER TABLE customs_documents ADD COLUMN filings INT NOT NULL DEFAULT 1;
