-- Whether the buyer has told the marketplace something as the number of what he sends back that can be none.
ALTER TABLE channel_after_sales ADD COLUMN return_unclear BOOLEAN NOT NULL DEFAULT FALSE;
