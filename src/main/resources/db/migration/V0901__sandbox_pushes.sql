-- Calls that the firms owe us; a row goes when its call was acknowledged.
CREATE TABLE sandbox_pushes (
  id BIGINT NOT NULL,
  firm VARCHAR(20) CHARACTER SET ascii NOT NULL,
  url VARCHAR(500) NOT NULL,
  body TEXT NOT NULL,
  attempts INT NOT NULL,
  owed_since DATETIME(6) NOT NULL,
  due_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY by_due (due_at, id)
);
