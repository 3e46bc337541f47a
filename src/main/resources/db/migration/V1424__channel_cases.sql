-- What a person has to look at. There is one open case for each thing and trouble: the mark is 1 while it is open.
CREATE TABLE channel_cases (
  id BIGINT NOT NULL,
  channel VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shop_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  trouble VARCHAR(30) CHARACTER SET ascii NOT NULL,
  subject VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  order_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  detail VARCHAR(500) NULL,
  due_at DATETIME(6) NULL,
  opened_at DATETIME(6) NOT NULL,
  closed_at DATETIME(6) NULL,
  outcome VARCHAR(30) CHARACTER SET ascii NULL,
  open_mark TINYINT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_subject (channel, shop_id, trouble, subject, open_mark),
  KEY by_open (open_mark, opened_at, id)
);
