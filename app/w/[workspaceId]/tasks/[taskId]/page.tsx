import { notFound, redirect } from "next/navigation";
import { TaskScreen } from "#components/task/task-screen.tsx";
import { currentUser } from "#server/members/session.ts";
import { readTask } from "#server/tasks/queries.ts";

type Props = { params: Promise<{ workspaceId: string; taskId: string }> };

/** The title of a task as the title of its page. */
export async function generateMetadata({ params }: Props) {
  const user = await currentUser();
  const page = user && (await readTask(user.id, (await params).taskId));
  return { title: page ? page.card.title : "Task" };
}

/** One task. */
export default async function TaskRoute({ params }: Props) {
  const { workspaceId, taskId } = await params;
  const user = await currentUser();
  if (!user) redirect(`/sign-in?next=/w/${workspaceId}/tasks/${taskId}`);
  const page = await readTask(user.id, taskId);
  if (!page) notFound();
  return <TaskScreen key={taskId} opened={page} />;
}
