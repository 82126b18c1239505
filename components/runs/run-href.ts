/** The address of a run's page. */
export const runHref = (workspaceId: string, runId: string): string => `/w/${workspaceId}/runs/${runId}`;
/** The address of a run's plan: the draft when there is one, else the plan in force. */
export const planHref = (workspaceId: string, runId: string): string => `${runHref(workspaceId, runId)}/plan`;
