-- AlterTable
ALTER TABLE "thread" ADD COLUMN     "agentsInARow" INTEGER NOT NULL DEFAULT 0;
