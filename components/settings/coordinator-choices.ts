/** What people choose about the coordinator: what it is called, what it means, and the choices in words. */
export const coordinatorChoices = [
  {
    name: "approval",
    label: "A plan waits for a yes",
    text: "Before a run’s work begins.",
    options: [
      { value: "always", label: "Always" },
      { value: "under_budget", label: "Unless the run has a budget" },
      { value: "never", label: "Never" },
    ],
  },
  {
    name: "whenAway",
    label: "While the model is away",
    text: "Who judges work marked for its review.",
    options: [
      { value: "wait", label: "Nobody: it waits" },
      { value: "peer", label: "Another agent, else a person" },
      { value: "person", label: "A person" },
    ],
  },
  {
    name: "resultReview",
    label: "A run’s result",
    text: "Who judges it at the end.",
    options: [
      { value: "person", label: "A person" },
      { value: "model", label: "The model" },
      { value: "none", label: "Nobody: it is done" },
    ],
  },
  {
    name: "talks",
    label: "It answers",
    text: "Messages in the main thread that call no agent.",
    options: [
      { value: "always", label: "Whenever it can help" },
      { value: "when_named", label: "Only when called by name" },
      { value: "never", label: "Never" },
    ],
  },
  {
    name: "mayCreate",
    label: "It makes tasks and runs of messages",
    text: "For members who may do so themselves.",
    options: [
      { value: "true", label: "Allowed" },
      { value: "false", label: "Not allowed" },
    ],
  },
] as const;
