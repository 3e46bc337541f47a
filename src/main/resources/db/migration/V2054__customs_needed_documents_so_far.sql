INSERT INTO customs_needed_documents (hs_prefix, mode, document, level, source, mark, valid_from, valid_until)
SELECT hs_prefix, mode, document, level, source, mark, valid_from, valid_until FROM customs_document_rules ORDER BY id;
