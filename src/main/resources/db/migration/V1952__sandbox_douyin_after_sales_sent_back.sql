-- With whom and under which number the buyer sends the goods back.
ALTER TABLE sandbox_douyin_after_sales
  ADD COLUMN return_company VARCHAR(40) CHARACTER SET ascii NULL,
  ADD COLUMN return_number VARCHAR(60) CHARACTER SET ascii NULL;
