UPDATE sandbox_douyin_sales SET updated_at = COALESCE(shipped_at, sold_at);
