-- How many pieces the sale took off the shelf, which may hold fewer than are sold; of sales before, as many as were sold.
ALTER TABLE sandbox_douyin_sales ADD COLUMN taken INT NULL;
