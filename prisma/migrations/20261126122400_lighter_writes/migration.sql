-- What is looked for is what is open: an index over all that ever was costs every write and is read by nobody.
DROP INDEX "attempt_workspaceId_endedAt_idx";
CREATE INDEX "attempt_open_idx" ON "attempt"("workspaceId") WHERE "endedAt" IS NULL;
DROP INDEX "delivery_workspaceId_status_idx";
CREATE INDEX "delivery_pending_idx" ON "delivery"("workspaceId") WHERE "status" = 'pending';
DROP INDEX "event_runId_seq_idx";
CREATE INDEX "event_run_idx" ON "event"("runId", "seq") WHERE "runId" IS NOT NULL;

-- These rows change several times in a few seconds: with room kept in their page the old version is cleared away there,
-- and no index need be written where no indexed column changed.
ALTER TABLE "task" SET (fillfactor = 70);
ALTER TABLE "attempt" SET (fillfactor = 60);
ALTER TABLE "delivery" SET (fillfactor = 80);
ALTER TABLE "agent" SET (fillfactor = 50);
ALTER TABLE "run" SET (fillfactor = 50);
