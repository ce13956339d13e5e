/** Tells the person at the terminal what is going on, one line at a time. */
export type Report = (line: string) => void;
