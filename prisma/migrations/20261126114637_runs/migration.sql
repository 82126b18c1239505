-- AlterTable
ALTER TABLE "artifact" ADD COLUMN     "runId" TEXT,
ALTER COLUMN "taskId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "cachedTokens" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "callId" TEXT,
ADD COLUMN     "costUsd" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "inputTokens" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "model" TEXT,
ADD COLUMN     "ms" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "outcome" JSONB,
ADD COLUMN     "outputTokens" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "overruled" JSONB,
ADD COLUMN     "promptVersion" TEXT,
ADD COLUMN     "runId" TEXT,
ADD COLUMN     "subjectId" TEXT;

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "runId" TEXT;

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "decisionId" TEXT,
ADD COLUMN     "links" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "task" ADD COLUMN     "depth" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "parentId" TEXT,
ADD COLUMN     "recovery" JSONB,
ADD COLUMN     "runId" TEXT;

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "coordinator" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "spend" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "run" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "goal" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "plan" JSONB,
    "planVersion" INTEGER NOT NULL,
    "draft" JSONB,
    "ask" JSONB,
    "files" JSONB NOT NULL,
    "playbook" JSONB,
    "approval" TEXT NOT NULL,
    "budget" JSONB NOT NULL,
    "deadlineAt" TIMESTAMPTZ(3),
    "spend" JSONB NOT NULL,
    "counts" JSONB NOT NULL,
    "hold" JSONB,
    "checkpoints" JSONB NOT NULL,
    "result" JSONB,
    "failure" JSONB,
    "createdById" TEXT NOT NULL,
    "approvedById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_version" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "plan" JSONB NOT NULL,
    "by" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "decisionId" TEXT,
    "approvedAt" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "plan_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "playbook" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "goal" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "playbook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model_call" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "runId" TEXT,
    "kind" TEXT NOT NULL,
    "keys" TEXT[],
    "status" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "promptVersion" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "reservedUsd" DOUBLE PRECISION NOT NULL,
    "reservedTokens" INTEGER NOT NULL,
    "inputTokens" INTEGER NOT NULL DEFAULT 0,
    "cachedTokens" INTEGER NOT NULL DEFAULT 0,
    "outputTokens" INTEGER NOT NULL DEFAULT 0,
    "costUsd" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "ms" INTEGER NOT NULL DEFAULT 0,
    "answer" JSONB,
    "error" TEXT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "model_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model_setting" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "settings" JSONB NOT NULL,
    "keySealed" TEXT,
    "keyHint" TEXT,
    "updatedById" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "model_setting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inquiry" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "threadId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "authorName" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "mentioned" BOOLEAN NOT NULL,
    "status" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "inquiry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "run_workspaceId_status_idx" ON "run"("workspaceId", "status");

-- CreateIndex
CREATE INDEX "plan_version_runId_idx" ON "plan_version"("runId");

-- CreateIndex
CREATE INDEX "playbook_workspaceId_idx" ON "playbook"("workspaceId");

-- CreateIndex
CREATE INDEX "model_call_workspaceId_startedAt_idx" ON "model_call"("workspaceId", "startedAt");

-- CreateIndex
CREATE INDEX "model_call_workspaceId_status_idx" ON "model_call"("workspaceId", "status");

-- CreateIndex
CREATE INDEX "inquiry_workspaceId_status_idx" ON "inquiry"("workspaceId", "status");

-- CreateIndex
CREATE INDEX "decision_runId_idx" ON "decision"("runId");

-- CreateIndex
CREATE INDEX "decision_workspaceId_kind_at_idx" ON "decision"("workspaceId", "kind", "at");

-- CreateIndex
CREATE INDEX "event_runId_seq_idx" ON "event"("runId", "seq");

-- CreateIndex
CREATE INDEX "task_runId_idx" ON "task"("runId");

-- Every workspace has a main thread; its id is the workspace's with another prefix.
INSERT INTO "thread" ("id", "workspaceId", "taskId", "title", "createdAt")
SELECT 'th_' || substr("id", 4), "id", NULL, 'Main', "createdAt" FROM "workspace"
ON CONFLICT ("id") DO NOTHING;
