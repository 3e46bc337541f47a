-- A listing that an authorisation keeps off sale says of which brand. Those that are blocked yet are judged anew, when no
-- replica of the version before is left to do it. Ids are given once in all tables, so those of documents are free here.
INSERT INTO catalog_rejudgements (id, merchant_id, due_at, after_sku)
SELECT MIN(id), merchant_id, TIMESTAMPADD(HOUR, 1, UTC_TIMESTAMP(6)), '' FROM merchant_documents
WHERE kind = 'BRAND_AUTHORISATION'
GROUP BY merchant_id;
