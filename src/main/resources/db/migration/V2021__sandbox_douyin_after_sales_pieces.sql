-- How many pieces of the sale it is about; 0 where nobody said.
ALTER TABLE sandbox_douyin_after_sales ADD COLUMN pieces SMALLINT NOT NULL DEFAULT 0;
