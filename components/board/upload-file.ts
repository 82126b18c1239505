/** A file on its way to a task, or there. */
export type Upload = { name: string; bytes: number; id: string | null; error: string | null };

/** Sends one file to the workspace; throws with the server's reason. */
export async function uploadFile(workspaceId: string, file: File): Promise<string> {
  const response = await fetch(`/api/files?workspace=${encodeURIComponent(workspaceId)}`, {
    method: "POST",
    headers: {
      "content-type": file.type || "application/octet-stream",
      "x-file-name": encodeURIComponent(file.name),
    },
    body: file,
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok && answer && typeof answer === "object" && "upload_id" in answer)
    return String(answer.upload_id);
  const detail =
    answer && typeof answer === "object" && "detail" in answer
      ? String(answer.detail)
      : `the server answered ${response.status}`;
  throw new Error(detail);
}
