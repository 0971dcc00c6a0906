let arriving = false;

/** Before leading on to a page by script: its first heading takes the focus, which the button that was pressed loses. */
export function announceArrival(): void {
  arriving = true;
}

/** Whether the page was led to by script; asked once. */
export function hasArrived(): boolean {
  const arrived = arriving;
  arriving = false;
  return arrived;
}
