-- DropIndex
DROP INDEX "event_taskId_seq_idx";

-- CreateIndex
CREATE INDEX "event_taskId_idx" ON "event"("taskId");
