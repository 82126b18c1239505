/** The address of a task's page. */
export const taskHref = (workspaceId: string, taskId: string): string => `/w/${workspaceId}/tasks/${taskId}`;
