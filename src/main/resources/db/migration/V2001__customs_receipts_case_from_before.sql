-- Receipts of unknown documents from before they had cases of their own: one for all of a message, by the message's number.
UPDATE customs_receipts
SET case_id = message_id
WHERE outcome = 'UNMATCHED' AND case_id IS NULL;
