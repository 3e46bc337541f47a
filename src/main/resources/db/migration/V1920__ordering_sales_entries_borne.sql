-- What of a line's discount a marketplace bears, so that its merchant gets it all the same. Of a refund it is negative: what the
-- marketplace takes back. Nothing in entries of before.
ALTER TABLE ordering_sales_entries ADD COLUMN borne_minor BIGINT NOT NULL DEFAULT 0;
