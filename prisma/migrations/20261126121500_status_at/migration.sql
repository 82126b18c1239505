-- AlterTable: rows that are there already have had their status since they were last written, as far as we know.
ALTER TABLE "task" ADD COLUMN     "statusAt" TIMESTAMPTZ(3);
UPDATE "task" SET "statusAt" = "updatedAt";
ALTER TABLE "task" ALTER COLUMN "statusAt" SET NOT NULL;
