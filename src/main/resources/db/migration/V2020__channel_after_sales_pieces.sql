-- How many pieces of the line come back, as the marketplace counts them; null where it does not tell.
ALTER TABLE channel_after_sales ADD COLUMN pieces INT NULL;
