-- When a sale was paid that was not paid at once.
ALTER TABLE sandbox_douyin_sales ADD COLUMN paid_at DATETIME(6) NULL;
