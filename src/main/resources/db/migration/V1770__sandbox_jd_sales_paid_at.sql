-- When an order was paid that was not paid at once.
ALTER TABLE sandbox_jd_sales ADD COLUMN paid_at DATETIME(6) NULL;
