-- Recalculations after a policy change, and cut-offs that follow a single change (worker/store/SCHEMA.md).

CREATE TABLE recalculations (
  version INTEGER PRIMARY KEY,
  phase TEXT NOT NULL,
  after INTEGER NOT NULL,
  customers INTEGER NOT NULL,
  customers_done INTEGER NOT NULL,
  tickets INTEGER NOT NULL,
  tickets_done INTEGER NOT NULL,
  moved INTEGER NOT NULL,
  kept INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  progress_at TEXT NOT NULL,
  finished_at TEXT
) STRICT;

CREATE INDEX tier_history_of_version ON tier_history (policy_version, id);

-- Customers by value: a cut-off that moves reads one row for each value it passes, however many share it.
CREATE TABLE rank_values (
  fact TEXT NOT NULL,
  value REAL NOT NULL,
  customers INTEGER NOT NULL,
  PRIMARY KEY (fact, value)
) STRICT, WITHOUT ROWID;
INSERT INTO rank_values (fact, value, customers)
  SELECT fact, value, count(*) FROM customer_ranks GROUP BY fact, value;

-- Counted anew at the next look.
DROP TABLE rank_cut_offs;
CREATE TABLE rank_cut_offs (
  fact TEXT NOT NULL,
  rank_key TEXT NOT NULL,
  milli_percent INTEGER NOT NULL,
  known INTEGER NOT NULL,
  above INTEGER NOT NULL,
  at_least REAL,
  was_at_least REAL,
  counted_at TEXT NOT NULL,
  PRIMARY KEY (fact, rank_key)
) STRICT, WITHOUT ROWID;

-- Whoever writes a value, the counts follow in the same transaction.
CREATE TRIGGER customer_ranked AFTER INSERT ON customer_ranks BEGIN
  INSERT INTO rank_values (fact, value, customers) VALUES (NEW.fact, NEW.value, 1)
    ON CONFLICT (fact, value) DO UPDATE SET customers = customers + 1;
  UPDATE rank_cut_offs SET known = known + 1, above = above + coalesce(NEW.value > at_least, 0)
    WHERE fact = NEW.fact;
END;
CREATE TRIGGER customer_ranked_anew AFTER UPDATE OF value ON customer_ranks WHEN OLD.value <> NEW.value BEGIN
  INSERT INTO rank_values (fact, value, customers) VALUES (NEW.fact, NEW.value, 1)
    ON CONFLICT (fact, value) DO UPDATE SET customers = customers + 1;
  UPDATE rank_values SET customers = customers - 1 WHERE fact = OLD.fact AND value = OLD.value;
  DELETE FROM rank_values WHERE fact = OLD.fact AND value = OLD.value AND customers = 0;
  UPDATE rank_cut_offs
    SET above = above + coalesce(NEW.value > at_least, 0) - coalesce(OLD.value > at_least, 0)
    WHERE fact = NEW.fact;
END;
CREATE TRIGGER customer_unranked AFTER DELETE ON customer_ranks BEGIN
  UPDATE rank_values SET customers = customers - 1 WHERE fact = OLD.fact AND value = OLD.value;
  DELETE FROM rank_values WHERE fact = OLD.fact AND value = OLD.value AND customers = 0;
  UPDATE rank_cut_offs SET known = known - 1, above = above - coalesce(OLD.value > at_least, 0)
    WHERE fact = OLD.fact;
END;
