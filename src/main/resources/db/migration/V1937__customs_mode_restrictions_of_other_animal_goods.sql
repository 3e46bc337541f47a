-- The announcement names goods in words; which headings they are is ours, hence the mark. Aquatic products that are
-- dried or cooked may come, so a person looks at the headings that hold both.
INSERT INTO customs_mode_restrictions (hs_prefix, mode, verdict, reason, source, mark, valid_from) VALUES
  ('02', '9610', 'BLOCKED', 'not-by-post', '农业农村部 海关总署公告第470号', 'U', '2021-10-20'),
  ('1601', '9610', 'BLOCKED', 'not-by-post', '农业农村部 海关总署公告第470号', 'U', '2021-10-20'),
  ('1602', '9610', 'BLOCKED', 'not-by-post', '农业农村部 海关总署公告第470号', 'U', '2021-10-20'),
  ('0301', '9610', 'BLOCKED', 'not-by-post', '农业农村部 海关总署公告第470号', 'U', '2021-10-20'),
  ('0302', '9610', 'BLOCKED', 'not-by-post', '农业农村部 海关总署公告第470号', 'U', '2021-10-20'),
  ('0303', '9610', 'BLOCKED', 'not-by-post', '农业农村部 海关总署公告第470号', 'U', '2021-10-20'),
  ('0304', '9610', 'BLOCKED', 'not-by-post', '农业农村部 海关总署公告第470号', 'U', '2021-10-20'),
  ('0305', '9610', 'NEEDS_REVIEW', 'direct-purchase-unclear', '农业农村部 海关总署公告第470号', 'U', '2021-10-20'),
  ('0306', '9610', 'NEEDS_REVIEW', 'direct-purchase-unclear', '农业农村部 海关总署公告第470号', 'U', '2021-10-20'),
  ('0307', '9610', 'NEEDS_REVIEW', 'direct-purchase-unclear', '农业农村部 海关总署公告第470号', 'U', '2021-10-20'),
  ('0308', '9610', 'NEEDS_REVIEW', 'direct-purchase-unclear', '农业农村部 海关总署公告第470号', 'U', '2021-10-20'),
  ('0407', '9610', 'BLOCKED', 'not-by-post', '农业农村部 海关总署公告第470号', 'U', '2021-10-20'),
  ('0408', '9610', 'BLOCKED', 'not-by-post', '农业农村部 海关总署公告第470号', 'U', '2021-10-20'),
  ('04100010', '9610', 'BLOCKED', 'not-by-post', '农业农村部 海关总署公告第470号', 'U', '2021-10-20'),
  ('1501', '9610', 'BLOCKED', 'not-by-post', '农业农村部 海关总署公告第470号', 'U', '2021-10-20'),
  ('1502', '9610', 'BLOCKED', 'not-by-post', '农业农村部 海关总署公告第470号', 'U', '2021-10-20'),
  ('1503', '9610', 'BLOCKED', 'not-by-post', '农业农村部 海关总署公告第470号', 'U', '2021-10-20'),
  ('1504', '9610', 'BLOCKED', 'not-by-post', '农业农村部 海关总署公告第470号', 'U', '2021-10-20'),
  ('1505', '9610', 'BLOCKED', 'not-by-post', '农业农村部 海关总署公告第470号', 'U', '2021-10-20'),
  ('1506', '9610', 'BLOCKED', 'not-by-post', '农业农村部 海关总署公告第470号', 'U', '2021-10-20');
