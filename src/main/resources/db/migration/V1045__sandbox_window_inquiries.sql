-- Questions for originals of payments that the sandbox's customs has asked, and whether the answers verified.
CREATE TABLE sandbox_window_inquiries (
  session_id VARCHAR(40) CHARACTER SET ascii NOT NULL,
  order_no VARCHAR(60) NOT NULL,
  acknowledgement VARCHAR(20) CHARACTER SET ascii NULL,
  verdict VARCHAR(200) NULL,
  asked_at DATETIME(6) NOT NULL,
  PRIMARY KEY (session_id)
);
