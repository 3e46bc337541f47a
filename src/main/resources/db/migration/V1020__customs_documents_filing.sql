-- filing: 1 new, 2 changes an earlier one, 3 deletes it. since: receipts up to then speak of an earlier filing. alone: goes in
-- a message of its own. reason: why it is filed, for a cancellation or return.
ALTER TABLE customs_documents
  ADD COLUMN filing CHAR(1) CHARACTER SET ascii NOT NULL DEFAULT '1',
  ADD COLUMN since DATETIME(6) NULL,
  ADD COLUMN alone BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN reason VARCHAR(500) NULL;
