-- Whether the content was deflated before it was encrypted (ADR 96). What was kept before this column was not.
ALTER TABLE customs_messages ADD COLUMN content_deflated BOOLEAN NOT NULL DEFAULT FALSE;
