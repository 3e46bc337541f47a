-- With whom, by the platform's number, and under which number the buyer of a service order sends the goods back.
ALTER TABLE sandbox_jd_refunds
  ADD COLUMN provider_id INT NULL,
  ADD COLUMN waybill VARCHAR(60) CHARACTER SET ascii NULL;
