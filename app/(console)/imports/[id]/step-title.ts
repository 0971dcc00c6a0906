/** The id of the heading that takes the focus at each new step. */
export const STEP_TITLE = 'import-step';
