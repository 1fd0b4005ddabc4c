/** How long after a change its messages and its entry in the history are there: they follow from the stream, in milliseconds. */
export const LATER_MS = 2500;
