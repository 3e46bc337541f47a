-- Declarations that asked for attention and that a person has looked at: what it was, and what was found.
CREATE TABLE customs_attention_dismissed (
  declaration_id BIGINT NOT NULL,
  dismissed_at DATETIME(6) NOT NULL,
  dismissed_by VARCHAR(100) CHARACTER SET ascii NOT NULL,
  reason VARCHAR(60) CHARACTER SET ascii NOT NULL,
  note VARCHAR(500) NOT NULL,
  PRIMARY KEY (declaration_id, dismissed_at)
) DEFAULT CHARACTER SET utf8mb4;
