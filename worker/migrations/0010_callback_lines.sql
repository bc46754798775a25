-- When a callback's cause was taken back, so that a call made before that still counts; what else is needed to see how the
-- callbacks of one customer and rule stand.
ALTER TABLE callbacks ADD COLUMN off_at TEXT;
CREATE INDEX callbacks_off ON callbacks (organization_id, rule, off_at) WHERE off_at IS NOT NULL;
CREATE INDEX callbacks_taken_up ON callbacks (because) WHERE state = 'attached';
