-- What of the price a coupon of the platform's has paid.
ALTER TABLE sandbox_douyin_sales ADD COLUMN coupon INT NOT NULL DEFAULT 0;
