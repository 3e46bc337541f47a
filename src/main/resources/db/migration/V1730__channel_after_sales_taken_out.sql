-- Whether our order was made smaller by the line that a buyer's wish is about.
ALTER TABLE channel_after_sales ADD COLUMN taken_out BOOLEAN NOT NULL DEFAULT FALSE;
