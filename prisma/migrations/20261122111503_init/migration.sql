-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMP(3),
    "refreshTokenExpiresAt" TIMESTAMP(3),
    "scope" TEXT,
    "idToken" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "goal" TEXT NOT NULL,
    "rules" TEXT NOT NULL,
    "memory" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "seq" INTEGER NOT NULL,
    "queueOwner" TEXT,
    "queueEpoch" INTEGER NOT NULL,
    "queueUntil" TIMESTAMPTZ(3),
    "pausedAt" TIMESTAMPTZ(3),
    "pausedBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "userId" TEXT,
    "agentId" TEXT,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invite" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "usesLeft" INTEGER NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agent" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "framework" TEXT NOT NULL,
    "frameworkVersion" TEXT,
    "model" TEXT,
    "device" TEXT,
    "profile" JSONB NOT NULL,
    "delivery" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "presence" TEXT NOT NULL,
    "availability" TEXT NOT NULL,
    "keyHash" TEXT,
    "keyHint" TEXT,
    "claimHash" TEXT,
    "claimUntil" TIMESTAMPTZ(3),
    "claimedAt" TIMESTAMPTZ(3),
    "secretSealed" TEXT,
    "oldSecretSealed" TEXT,
    "oldSecretUntil" TIMESTAMPTZ(3),
    "nonceHash" TEXT,
    "nonceUntil" TIMESTAMPTZ(3),
    "clocks" JSONB NOT NULL,
    "pollSeconds" INTEGER NOT NULL,
    "record" JSONB NOT NULL,
    "stalls" JSONB NOT NULL,
    "degradedAt" TIMESTAMPTZ(3),
    "lastSeenAt" TIMESTAMPTZ(3),
    "approvedById" TEXT,
    "pausedAt" TIMESTAMPTZ(3),
    "pausedBy" TEXT,
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "key" TEXT,
    "title" TEXT NOT NULL,
    "instructions" TEXT NOT NULL,
    "acceptance" TEXT[],
    "skills" TEXT[],
    "tools" TEXT[],
    "outputs" JSONB NOT NULL,
    "attachments" JSONB NOT NULL,
    "review" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "rank" DOUBLE PRECISION NOT NULL,
    "deadlineAt" TIMESTAMPTZ(3),
    "dependsOn" TEXT[],
    "clocks" JSONB NOT NULL,
    "maxAttempts" INTEGER NOT NULL,
    "reviewOf" TEXT,
    "threadId" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "attemptNumber" INTEGER NOT NULL,
    "attemptId" TEXT,
    "strikes" INTEGER NOT NULL,
    "excluded" JSONB NOT NULL,
    "gap" JSONB,
    "question" JSONB,
    "artifacts" JSONB NOT NULL,
    "verdict" JSONB,
    "result" JSONB,
    "failure" JSONB,
    "costUsd" DOUBLE PRECISION NOT NULL,
    "tokens" INTEGER NOT NULL,
    "readyAt" TIMESTAMPTZ(3),
    "completedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "agentId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "clocks" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "decisionId" TEXT,
    "offeredAt" TIMESTAMPTZ(3) NOT NULL,
    "deliveredAt" TIMESTAMPTZ(3),
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptBy" TIMESTAMPTZ(3) NOT NULL,
    "leaseUntil" TIMESTAMPTZ(3) NOT NULL,
    "heardAt" TIMESTAMPTZ(3),
    "evidenceAt" TIMESTAMPTZ(3) NOT NULL,
    "evidence" TEXT,
    "quietAt" TIMESTAMPTZ(3),
    "suspectAt" TIMESTAMPTZ(3),
    "percent" INTEGER,
    "note" TEXT,
    "externalId" TEXT,
    "changes" INTEGER NOT NULL,
    "usage" JSONB,
    "summary" TEXT,
    "end" JSONB,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "attemptId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "action" TEXT,
    "parameter" TEXT,
    "result" TEXT,
    "ephemeral" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "artifact" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "attemptId" TEXT,
    "agentId" TEXT,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "baseVersion" INTEGER,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "mediaType" TEXT NOT NULL,
    "url" TEXT,
    "late" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "artifact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "mediaType" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "attemptId" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "reviewerId" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "comment" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "late_result" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "attemptId" TEXT NOT NULL,
    "agentId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "late_result_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "taskId" TEXT,
    "kind" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "inputs" JSONB NOT NULL,
    "candidates" JSONB NOT NULL,
    "chosen" TEXT,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "taskId" TEXT,
    "title" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "threadId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "mentions" TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "workspaceId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "taskId" TEXT,
    "agentId" TEXT,
    "payload" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("workspaceId","seq")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "agentId" TEXT NOT NULL,
    "attemptId" TEXT,
    "taskId" TEXT,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registration_token" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "uses" INTEGER NOT NULL,
    "usesLeft" INTEGER NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "registration_token_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_userId_idx" ON "session"("userId");

-- CreateIndex
CREATE INDEX "account_userId_idx" ON "account"("userId");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE INDEX "member_userId_idx" ON "member"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "member_workspaceId_userId_key" ON "member"("workspaceId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "member_agentId_key" ON "member"("agentId");

-- CreateIndex
CREATE UNIQUE INDEX "invite_codeHash_key" ON "invite"("codeHash");

-- CreateIndex
CREATE INDEX "invite_workspaceId_idx" ON "invite"("workspaceId");

-- CreateIndex
CREATE UNIQUE INDEX "agent_keyHash_key" ON "agent"("keyHash");

-- CreateIndex
CREATE UNIQUE INDEX "agent_claimHash_key" ON "agent"("claimHash");

-- CreateIndex
CREATE INDEX "agent_workspaceId_idx" ON "agent"("workspaceId");

-- CreateIndex
CREATE INDEX "task_workspaceId_status_idx" ON "task"("workspaceId", "status");

-- CreateIndex
CREATE INDEX "attempt_workspaceId_endedAt_idx" ON "attempt"("workspaceId", "endedAt");

-- CreateIndex
CREATE INDEX "attempt_agentId_idx" ON "attempt"("agentId");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_taskId_number_key" ON "attempt"("taskId", "number");

-- CreateIndex
CREATE INDEX "activity_taskId_at_idx" ON "activity"("taskId", "at");

-- CreateIndex
CREATE INDEX "artifact_taskId_idx" ON "artifact"("taskId");

-- CreateIndex
CREATE INDEX "file_workspaceId_idx" ON "file"("workspaceId");

-- CreateIndex
CREATE INDEX "review_taskId_idx" ON "review"("taskId");

-- CreateIndex
CREATE INDEX "late_result_taskId_idx" ON "late_result"("taskId");

-- CreateIndex
CREATE INDEX "decision_taskId_idx" ON "decision"("taskId");

-- CreateIndex
CREATE INDEX "thread_workspaceId_idx" ON "thread"("workspaceId");

-- CreateIndex
CREATE INDEX "message_threadId_at_idx" ON "message"("threadId", "at");

-- CreateIndex
CREATE INDEX "event_taskId_seq_idx" ON "event"("taskId", "seq");

-- CreateIndex
CREATE INDEX "delivery_workspaceId_status_idx" ON "delivery"("workspaceId", "status");

-- CreateIndex
CREATE INDEX "idempotency_key_at_idx" ON "idempotency_key"("at");

-- CreateIndex
CREATE UNIQUE INDEX "registration_token_tokenHash_key" ON "registration_token"("tokenHash");

-- CreateIndex
CREATE INDEX "registration_token_workspaceId_idx" ON "registration_token"("workspaceId");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
