/** Whether what had the focus is gone and the agent went on to nothing else, in this frame or on Zendesk's page around it. */
export const isFocusLost = (): boolean => document.hasFocus() && document.activeElement === document.body;
